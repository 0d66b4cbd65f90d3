/** A config to the IPVS table that it implies, and that table as text. */
export { lower } from './lower.ts';
export { restore } from './restore.ts';
export { script } from './script.ts';
export type { IpvsDestination, IpvsService, IpvsTable, Note, ServiceId } from './types.ts';
