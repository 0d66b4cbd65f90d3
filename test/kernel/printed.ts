/** What `ipvsadm` prints of a table that kalint has worked out. */
import { restore, type IpvsTable } from '../../server/lower/index.ts';
import { inDestinationOrder } from '../../server/lower/order.ts';

/** `ipvsadm -Sn`: no thresholds; and what `restore` writes in another way, because `ipvsadm -R` could not read it, as it is. */
export const saved = (table: IpvsTable): string[] =>
  linesOf(restore(table)).map((line) =>
    line
      .replace(/ -[xy] \d+/g, '')
      .replace(/^(-A .* -s [sm]h\b.*) -b flag-3$/, '$1 -b ')
      .replace(/^(-[Aa] -f )(\d+)/, (_, option: string, mark: string) => `${option}${Number(mark) | 0}`),
  );

/** The same table after it was loaded line by line: where ipvsadm's order of addresses goes in a circle, it depends on what was there first. */
export const reloaded = (table: IpvsTable): IpvsTable => ({
  ...table,
  services: table.services.map((service) => ({ ...service, destinations: inDestinationOrder(service.destinations) })),
});

/** Of `ipvsadm -Ln --thresholds`: destination, upper and lower one. */
export const thresholds = ({ services }: IpvsTable): string[] =>
  linesOf(restore({ services }))
    .filter((line) => line.startsWith('-a'))
    .map((line) => [/ -r (\S+)/, / -x (\d+)/, / -y (\d+)/].map((part) => part.exec(line)?.[1] ?? '0').join(' '));

/** The same of what was printed. */
export const thresholdsIn = (listing: readonly string[]): string[] =>
  listing.flatMap((line) => {
    const [arrow, address = '', upper = '', lower = ''] = line.trim().split(/\s+/);
    return arrow === '->' && /\d$/.test(address) ? [`${address} ${upper} ${lower}`] : [];
  });

/** Of `ipvsadm -L --timeout`, where nothing else has been set before. */
export function timeouts({ setup }: IpvsTable): string[] {
  const { tcp = 0, tcpfin = 0, udp = 0 } = setup.timeouts ?? {};
  return [`Timeout (tcp tcpfin udp): ${[tcp || 900, tcpfin || 120, udp || 300].join(' ')}`];
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
