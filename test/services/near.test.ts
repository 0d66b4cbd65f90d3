import assert from 'node:assert/strict';
import { Source } from '../../grammar/source.ts';
import { piecesOf, stretchesOf } from '../../grammar/written.ts';
import { Document } from '../../server/services/document.ts';
import { hover } from '../../server/services/index.ts';
import { randomFrom } from '../fuzz/inputs.ts';
import { everyConfig } from '../harness/configs.ts';
import { scene } from '../harness/cursor.ts';

const servers = (count: number): string =>
  Array.from({ length: count }, (_, index) => {
    const real = `  real_server 10.1.${index}.1 80 {\n    weight 2\n    TCP_CHECK {\n    }\n  }\n`;
    return `virtual_server 10.0.${index}.1 80 {\n  delay_loop 6\n  lb_algo wrr\n  lb_kind NAT\n  protocol TCP\n${real}}\n`;
  }).join('');

const PLACES = 12;
const random = randomFrom(7);

/** The text with one of its braces lost. */
function withoutBrace(text: string): string {
  const braces = Array.from(text.matchAll(/[{}]/g), ({ index }) => index);
  const lost = braces[Math.floor(random() * braces.length)];
  return lost === undefined ? text : text.slice(0, lost) + text.slice(lost + 1);
}

function told(document: Document, offset: number): unknown {
  const node = document.nodeAt(offset);
  const scope = document.scopeAt(offset);
  const piece = document.pieceAt(offset);
  return {
    node: node && [node.line.start, node.line.end, node.line.at, node.end, node.keyword?.name, node.parent.path.map(({ name }) => name)],
    scope: [scope.path.map(({ name }) => name), scope.end, scope.items.map(({ line }) => line.start)],
    piece: piece && [piece.kind, piece.start, piece.end],
  };
}

describe('a place in a big file', () => {
  it('is the same whether only what is near it is read, or all of the file', () => {
    let inBlocks = 0;
    for (const { file, text } of everyConfig()) {
      for (const given of [text, withoutBrace(text)]) {
        const whole = new Document(new Source(file, given), '2.4.3');
        assert.equal(whole.outline.owner, null);
        for (let place = 0; place < PLACES; place++) {
          const offset = Math.floor(random() * (given.length + 1));
          const near = new Document(new Source(file, given), '2.4.3');
          assert.deepEqual(told(near, offset), told(whole, offset), `${file}, offset ${offset}`);
          if (whole.scopeAt(offset).owner !== null) inBlocks++;
        }
      }
    }
    assert.ok(inBlocks > 1000, `${inBlocks} places in blocks`);
  });

  it('stretches lie side by side', () => {
    for (const { file, text } of everyConfig()) {
      const source = new Source(file, text);
      const stretches = [...stretchesOf(source)];
      let end = 0;
      for (const stretch of stretches) {
        assert.deepEqual([stretch.start, stretch.line], [end, source.lineOf(end)], file);
        end = stretch.end;
      }
      assert.equal(end, text.length, file);
      assert.deepEqual(
        stretches.flatMap((stretch) => piecesOf(source, stretch)),
        piecesOf(source),
        file,
      );
    }
  });

  it('what holds in a virtual server is told the same without reading the others', () => {
    const group = 'virtual_server_group web {\n 10.9.9.9 80\n}\nvirtual_server group web {\n quorum 9\n';
    const texts = [servers(3), `${servers(2)}\n${group} real_server 10.0.0.9 80 {\n }\n}\n${servers(2)}`];
    for (const text of texts) {
      for (const { index } of text.matchAll(/lb_algo|lb_kind|protocol|delay_loop|quorum/g)) {
        const page = (given: string): string | undefined => {
          const { project, document } = scene(given);
          return hover(project, document, index + 1)?.markdown;
        };
        const near = page(text);
        assert.match(near ?? '', /In effect here/);
        // with a definition in it, all of the file is read
        assert.equal(near, page(`${text}\n$UNUSED=1\n`));
      }
    }
  });
});
