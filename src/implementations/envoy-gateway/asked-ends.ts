import type { Configuration } from '../../configuration/configuration.ts';
import { refOfHop } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { ENVOY_GROUP } from './watches.ts';

/**
 * A hop with the end that the form would ask for. A Service is reached through a Backend only to skip verification, and
 * then by its whole name from a Backend beside it; every other host name of a Backend is a host in its own right, also one
 * that leads to a Service.
 */
export function withAskedEnd(found: Found, hop: Hop, old: Configuration): Hop {
  const ref = refOfHop(found, hop);
  if (ref === undefined || ref.to.group !== ENVOY_GROUP || hop.to.kind !== 'Service') return hop;
  const [endpoint] = pickList(lookUp(found, ref.to), 'spec', 'endpoints');
  const hostname = pickString(endpoint, 'fqdn', 'hostname');
  if (hostname === undefined) return hop;
  const { namespace, name } = hop.to;
  const isBeside = namespace === ref.to.namespace;
  const isWhole = hostname === `${name}.${namespace}.svc.${old.setting.clusterDomain}`;
  const isKnownHost = old.backends.some(({ target }) => target.kind === 'ExternalHost' && target.hostname === hostname);
  if (isBeside && isWhole && !isKnownHost && stateOf(hop.connection) !== 'verified') return hop;
  return { ...hop, to: { kind: 'Host', hostname, port: pickNumber(endpoint, 'fqdn', 'port') ?? null } };
}
