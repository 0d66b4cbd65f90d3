/** What rules ask again for every virtual server, and what is the same for all of a config. */
import type { Config } from './rule.ts';

/** The same work, but done once for each config. */
export function once<T>(work: (config: Config) => T): (config: Config) => T {
  const known = new WeakMap<Config, { readonly value: T }>();
  return (config) => {
    let answer = known.get(config);
    if (answer === undefined) known.set(config, (answer = { value: work(config) }));
    return answer.value;
  };
}
