/** The global part of a config. */
export * from './globals/types.ts';
export { buildGlobals } from './globals/index.ts';
