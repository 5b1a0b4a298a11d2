import type { Configuration } from '../configuration/configuration.ts';
import type { Found } from './found.ts';
import type { Says } from './says.ts';

/** What is at hand to read a route's backends from. */
export interface Reading {
  readonly found: Found;
  /** The manifests with policies of an old shape in their present one. */
  readonly asked: Found;
  /** The form before. */
  readonly old: Configuration;
  /** The same with what was read of route, Gateway and the client's side of TLS. */
  readonly around: Configuration;
  readonly says: Says;
}
