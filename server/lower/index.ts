/** A config to the IPVS table that it implies, and that table as text. */
export { load, loadFaultless, type Loaded } from './load.ts';
export { lower, type HealthEvent, type Lowered, type Situation } from './lower.ts';
export { parseServerName, type ServerName } from './select.ts';
export { restore } from './restore.ts';
export { script } from './script.ts';
export { spanOf, tableAsJson } from './json.ts';
export type { IpvsDestination, IpvsService, IpvsTable, Note, ServiceId } from './types.ts';
export { differences, type Difference } from './diff.ts';
export { differencesAsJson, repairRules, repairScript } from './repair.ts';
