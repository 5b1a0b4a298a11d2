import type { Configuration } from '../configuration/configuration.ts';
import { sameRef } from '../manifest/object.ts';
import type { BackendRef } from './backend-refs.ts';
import { type Found, identityOf, lookUp } from './found.ts';
import type { Hop } from './hop.ts';
import { type Attachment, attachmentsTo, winningPolicy } from './policies.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/**
 * The policy that speaks about a hop: the one that makes it so, else one on what its backendRef refers to, else one on the
 * Gateway or the route above it. `asked` are the manifests with policies of an old shape in their present one: what nobody
 * honours any more still says what was asked for.
 */
export function policyOf(
  asked: Found,
  hop: Hop,
  ref: BackendRef | undefined,
  around: Configuration,
): Attachment | undefined {
  if (ref === undefined) return undefined;
  const attached = attachmentsTo(asked, ref.to);
  const named = attached.find(({ policy }) => hop.because.some(({ object }) => sameRef(object, identityOf(policy))));
  const section = hop.to.kind === 'Service' ? hop.to.portName : null;
  const own = named ?? winningPolicy(attached, section) ?? onlyOne(asked, ref, attached);
  return own ?? (hop.connection.kind === 'tls' ? undefined : policyAbove(asked, around));
}

/** A single policy on a port by name, where the Service that would tell the port's name is not at hand. */
function onlyOne(asked: Found, { to }: BackendRef, attached: readonly Attachment[]): Attachment | undefined {
  return attached.length === 1 && lookUp(asked, to) === undefined ? attached[0] : undefined;
}

function policyAbove(asked: Found, { gateway, route }: Configuration): Attachment | undefined {
  const above = [
    { group: GATEWAY_API_GROUP, kind: 'HTTPRoute', namespace: route.namespace, name: route.name },
    { group: GATEWAY_API_GROUP, kind: 'Gateway', namespace: gateway.namespace, name: gateway.name },
  ];
  const [first] = above.flatMap((target) => attachmentsTo(asked, target));
  return first;
}
