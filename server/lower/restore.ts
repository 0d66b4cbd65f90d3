/** The table as `ipvsadm -Sn` prints it; `ipvsadm -R` reads it. */
import { addDestination, addService } from './commands.ts';
import type { IpvsTable } from './types.ts';

export const restore = ({ services }: IpvsTable): string =>
  services
    .flatMap((service) => [addService(service), ...service.destinations.map((destination) => addDestination(service, destination))])
    .map((words) => `${words.join(' ')}\n`)
    .join('');
