import type { Backend } from '../configuration/configuration.ts';
import type { ObjectRef } from '../manifest/object.ts';
import type { Hop } from './hop.ts';

/** What an implementation's manifests have a place for, beside what the standard's have. All else stays as the form has it. */
export interface Says {
  readonly clientCertificate: boolean;
  readonly tlsVersions: boolean;
  /** The SNI of a connection that is not verified. */
  readonly skippedName: boolean;
  /** Whether the host name is listed among the names in any case, whether it is a subject alternative name or not. */
  readonly listsHostName?: boolean;
  /**
   * The protocol that is spoken with a backend; `undefined` where these manifests do not tell. Where they mean any of several,
   * `known`, the form's, is to stay if it is one of them.
   */
  protocolOf?(hop: Hop, known: Backend['protocol']): Backend['protocol'] | undefined;
  /**
   * Whether the reason for a skip can stand on an object that makes a hop so. Left out: on those of the implementation's own
   * groups, since the standard has no way to skip.
   */
  bearsReason?(object: ObjectRef): boolean;
}

/** The standard alone. */
export const STANDARD_SAYS: Says = { clientCertificate: true, tlsVersions: false, skippedName: false };
