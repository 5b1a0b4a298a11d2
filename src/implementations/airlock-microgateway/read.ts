import type { Configuration } from '../../configuration/configuration.ts';
import type { Found } from '../../gateway-api/found.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import { STANDARD_SAYS } from '../../gateway-api/says.ts';
import { observe } from './observe.ts';

export function read(found: Found, old: Configuration): Configuration {
  return readObserved(found, observe(found, old.setting), old, STANDARD_SAYS);
}
