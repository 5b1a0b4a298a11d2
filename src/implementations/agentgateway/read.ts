import type { Configuration } from '../../configuration/configuration.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Says } from '../../gateway-api/says.ts';
import { type Json, pick, pickString } from '../../manifest/json.ts';
import { sameRef } from '../../manifest/object.ts';
import { withAnswer } from '../read-answer.ts';
import { chainCa, NAME_ONLY, OWN, STANDARD, verifyThrough, whatIsSkipped } from './fields.ts';
import { observe } from './observe.ts';
import { OWN_GROUP } from './watches.ts';

/** There is no place for TLS versions, and none for the protocol. */
const SAYS: Says = { clientCertificate: true, tlsVersions: false, skippedName: true };

/** What the manifests say, and the answers to agentgateway’s own questions that make them so. */
export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found, old.setting);
  const seen = readObserved(
    found,
    hops.map((hop) => asAsked(found, hop)),
    old,
    SAYS,
  );
  const own = hops.filter(({ from }) => from !== null && sameRef(from.route, routeOf(seen)));
  return withSkip(found, own, withWay(own, seen));
}

function routeOf({ route }: Configuration) {
  return { group: GATEWAY_API_GROUP, kind: route.kind, namespace: route.namespace, name: route.name };
}

/** The settings of agentgateway’s own that make a hop so. */
function blockOf(found: Found, { because: [cause] }: Hop): Json | undefined {
  return cause?.object.group === OWN_GROUP ? pick(lookUp(found, cause.object), ...cause.path) : undefined;
}

/** A name that is skipped is the form’s mode skip, and a name that is sent unasked is none that was given. */
function asAsked(found: Found, hop: Hop): Hop {
  const { connection } = hop;
  const block = blockOf(found, hop);
  if (connection.kind !== 'tls' || pick(block, 'insecureSkipVerify') === undefined) return hop;
  const sni = pick(block, 'sni') === undefined ? ({ kind: 'none' } as const) : connection.sni;
  return { ...hop, connection: { ...connection, sni, anchors: { kind: 'unchecked' } } };
}

function withSkip(found: Found, hops: readonly Hop[], seen: Configuration): Configuration {
  const [block] = hops.flatMap((hop) => {
    const one = hop.connection.kind === 'tls' ? blockOf(found, hop) : undefined;
    return one !== undefined && pickString(one, 'insecureSkipVerify') !== undefined ? [one] : [];
  });
  if (block === undefined) return seen;
  const what = pickString(block, 'insecureSkipVerify');
  const answered = withAnswer(seen, whatIsSkipped, what);
  if (what !== NAME_ONLY) return answered;
  return withAnswer(answered, chainCa, pickString(block, 'caCertificateRefs', 0, 'name') ?? chainCa.preset);
}

/** Through which object the first Service is verified. */
function withWay(hops: readonly Hop[], seen: Configuration): Configuration {
  const [cause] = hops.flatMap(({ to, connection, because: [first] }) =>
    to.kind === 'Service' && stateOf(connection) === 'verified' && first !== undefined ? [first] : [],
  );
  if (cause === undefined) return seen;
  return withAnswer(seen, verifyThrough, cause.object.kind === OWN ? OWN : STANDARD);
}
