import type { Setting } from '../../configuration/configuration.ts';
import { type Found, identityOf, namespaceOf } from '../../gateway-api/found.ts';
import type { Connection, Hop, TlsConnection } from '../../gateway-api/hop.ts';
import { isJsonObject, pick, pickString } from '../../manifest/json.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, type Verdict } from '../observe-refs.ts';
import { facts } from './facts.ts';
import { askedConnection, caOf, type Held, heldBy, isSecret, policiesOn, sectionsOf } from './policies.ts';

const claim = (id: string) => factOf(facts, id).claim;

/** What the gateway makes of each backendRef, as far as its documentation tells. */
export function observe(found: Found, _setting: Setting): readonly Hop[] {
  return observeRefs(found, 'the gateway', verdictOf);
}

function verdictOf({ found, ref }: RefAround): Verdict {
  const { kind } = ref.routeRef;
  if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') {
    return { connection: { kind: 'unknown', reason: `no page says that a ${kind} is read.` } };
  }
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    return { connection: { kind: 'unknown', reason: `how a ${ref.to.kind} is reached is not documented.` } };
  }
  const policies = policiesOn(found, ref.to);
  const held = heldBy(policies, ref.port);
  const near = held.filter(({ policy }) => namespaceOf(policy) === ref.to.namespace);
  const [first, second] = near;
  if (first === undefined) return withoutPolicy(held);
  const connection = connectionOf(first);
  const says = connection.kind === 'refused' ? 'asks for what is refused' : 'sets what is sent and checked';
  return {
    connection,
    because: [{ object: identityOf(first.policy), path: ['spec', first.section], says }],
    evidence: factOf(facts, connection.kind === 'tls' && connection.anchors.kind === 'unchecked' ? 'skip' : 'custom-ca')
      .evidence,
    unsure: [
      ...(second === undefined ? [] : [claim('one-policy')]),
      ...(kind === 'GRPCRoute' ? [claim('route-grpcroute')] : []),
      ...doubts(first, connection),
    ],
  };
}

/** Without a policy of its own group the gateway speaks plain text, whatever else there is. */
function withoutPolicy([foreign]: readonly Held[]): Verdict {
  const { evidence } = factOf(facts, 'standard-policy');
  if (foreign === undefined) return { connection: { kind: 'plaintext' }, evidence };
  const reason = `a policy in another namespace is for it. ${claim('other-namespace')}`;
  const says = 'is for a Service in another namespace';
  return {
    connection: { kind: 'unknown', reason },
    because: [{ object: identityOf(foreign.policy), path: ['spec', 'targetRef'], says }],
    evidence: factOf(facts, 'other-namespace').evidence,
  };
}

function connectionOf(held: Held): Connection {
  const { settings, policy } = held;
  const verify = pick(settings, 'verify');
  if (verify === undefined || verify === null) return askedConnection(held);
  if (!isJsonObject(verify)) return { kind: 'refused', reason: 'verify of the policy is no map.' };
  const ca = caOf(settings, policy);
  if (ca === undefined || (pickString(verify, 'subjectAltName') ?? '') === '') {
    return { kind: 'refused', reason: 'verify needs both a CA and a subject alternative name.' };
  }
  if (!isSecret(ca)) return { kind: 'refused', reason: `the CA has to be in a Secret, and not in a ${ca.kind}.` };
  return askedConnection(held);
}

/** What could be otherwise, by the facts' own words. */
function doubts({ policy }: Held, connection: Connection): readonly string[] {
  if (connection.kind !== 'tls') return [];
  return [
    ...(connection.anchors.kind === 'unchecked' ? [claim('skip')] : []),
    ...(sectionsOf(policy).length > 1 ? [claim('override')] : []),
    ...(namesUri(connection) ? [claim('uri-name')] : []),
    ...(refersElsewhere(connection, namespaceOf(policy)) ? [claim('other-namespace')] : []),
  ];
}

function namesUri({ names }: TlsConnection): boolean {
  return names.kind === 'checked' && names.names.some(({ type }) => type === 'URI');
}

function refersElsewhere({ anchors, clientCertificate }: TlsConnection, own: string): boolean {
  const references = anchors.kind === 'references' ? anchors.references : [];
  return [...references, ...(clientCertificate === null ? [] : [clientCertificate])].some(
    ({ namespace }) => namespace !== own,
  );
}
