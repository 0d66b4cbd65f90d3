import type { BoundStatement } from '../../../../grammar/bound.ts';
import { replacing } from '../../edits.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const commentCutsValue = rule({
  id: 'comment-cuts-value',
  area: 'global',
  severity: 'warning',
  summary: "A value with '#' or '!' in it, where a comment begins.",
  why: "Outside of quotes '#' and '!' begin a comment wherever they stand. A password or command with one of them is used up to there, without a word.",
  on: 'block',
  messages: {
    cut: "Outside of quotes '{mark}' begins a comment, even inside a word: keepalived takes '{kept}' for the value. Put the value into double quotes, on all nodes the same; if it is meant as a comment, put a blank before it.",
  },
  evidence: ['acassen/keepalived#955'],
  samples: {
    bad: [
      `
global_defs {
    router_id «lb!1»
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    authentication {
        auth_type PASS
        auth_pass «s3cr#t»
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
    notify_master «/etc/keepalived/run.sh!»
}
`,
    ],
    good: [
      `
global_defs {
    router_id lb1 # the first
}
vrrp_instance web {
    state BACKUP
    interface eth0#inside
    virtual_router_id 51
    priority 100!main
    authentication {
        auth_type PASS
        auth_pass "s3cr#t"
    }
    virtual_ipaddress {
        192.168.1.100/24
    }
    notify_master "/etc/keepalived/run.sh !"! the exclamation mark is an argument
}
`,
    ],
  },
  check(block, { report }) {
    const look = (statement: BoundStatement): void => {
      const cut = cutOf(statement);
      if (cut !== null) {
        const fixes = cut.whole.includes('"') ? [] : replacing('Put the value into quotes', cut.spot, `"${cut.whole}"`);
        report('cut', cut.spot, { mark: cut.mark, kept: statement.words.texts.at(-1) ?? '' }, { fixes });
      }
      if (statement.block !== null) for (const item of statement.block.items) look(item);
    };
    look(block);
  },
});

/** Where a comment begins right behind a word that could be any text. */
function cutOf(statement: BoundStatement) {
  const { line, keyword } = statement;
  const mark = line.origin === null ? line.text.charAt(line.end) : '';
  if (mark !== '#' && mark !== '!') return null;
  const last = statement.words.texts.length - 1;
  const type = keyword.args?.[Math.min(last, keyword.args.length) - 1]?.type.kind;
  if ((type !== 'text' && type !== 'script') || line.text.charAt(line.end - 1) === '"') return null;
  const { place, block } = at(statement, last);
  const rest = /^\S*/.exec(line.text.slice(line.end))?.[0] ?? '';
  return {
    mark,
    whole: line.text.slice(place.start, line.end + rest.length),
    spot: { block, place: { ...place, end: line.end + rest.length } },
  };
}
