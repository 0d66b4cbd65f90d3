/**
 * The table as `ipvsadm -Sn` prints it, with the thresholds that it leaves out. Where `ipvsadm -R` could not read what `-Sn` prints (flag-3
 * alone with sh or mh, marks of 2^31 and more), it is what `-R` needs.
 */
import type { IpvsTable } from './types.ts';
import { addDestination, addService } from './words.ts';

export const restore = ({ services }: Pick<IpvsTable, 'services'>): string =>
  services
    .flatMap((service) => [addService(service), ...service.destinations.map((destination) => addDestination(service.id, destination))])
    .map((words) => `${words.join(' ')}\n`)
    .join('');
