/** The config of two healthy nodes, `a` and `b`, for samples to spoil. */
interface Spoiled {
  /** Lines in front of the instance. */
  readonly before?: string;
  /** The head of the instance. */
  readonly head?: string;
  readonly state?: string;
  readonly vrid?: string;
  readonly priority?: string;
  /** Further lines of the instance. */
  readonly more?: string;
  readonly vips?: string;
  /** Lines behind the instance. */
  readonly after?: string;
}

export const pair = ({ before, head, state, vrid, priority, more, vips, after }: Spoiled = {}): string =>
  [
    ...lines(before, ''),
    `${head ?? 'vrrp_instance web'} {`,
    ...lines(state ?? '@a state MASTER\n@b state BACKUP'),
    '    interface eth0',
    ...lines(vrid ?? 'virtual_router_id 51'),
    ...lines(priority ?? '@a priority 150\n@b priority 100'),
    ...lines(more),
    '    virtual_ipaddress {',
    ...lines(vips ?? '192.168.1.100/24', '        '),
    '    }',
    '}',
    ...lines(after, ''),
    '',
  ].join('\n');

const lines = (text: string | undefined, indent = '    '): string[] =>
  text === undefined ? [] : text.split('\n').map((line) => (line === '' ? line : indent + line));
