import type { Setting } from '../../configuration/configuration.ts';
import { certificateShownFor } from '../../gateway-api/client-certificate.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { BARE_TLS, type Connection, type Endpoint, type Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo } from '../../gateway-api/policies.ts';
import { clientCertificateField } from '../../gateway-api/releases.ts';
import { isJsonObject, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { type Abilities, abilitiesOf, doubts, factBehind } from './abilities.ts';
import { type Draft, refused } from './draft.ts';
import { facts } from './facts.ts';
import { configDraft } from './observe-config.ts';
import { optionDoubts, policyDraft } from './observe-policy.ts';
import { KGATEWAY_GROUP } from './watches.ts';

/** What kgateway makes Envoy do for each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  const abilities = abilitiesOf(setting);
  return observeRefs(found, 'Envoy', (around) => verdictOf(around, abilities, setting));
}

function verdictOf(around: RefAround, abilities: Abilities, setting: Setting): Verdict {
  const { ref, to } = around;
  const { group, kind } = ref.to;
  if (group === '' && kind === 'Service') return ofBackend(around, to.portName, abilities, setting);
  if (group === KGATEWAY_GROUP && kind === 'Backend') return ofOwnBackend(around, abilities, setting);
  const reason = `What kgateway makes of ${describeRef(ref.to)} as a backend is not known here.`;
  return { connection: { kind: 'unknown', reason } };
}

/** A Backend of kgateway's own: it has no TLS settings but those of policies, except for a dynamic one. */
function ofOwnBackend(around: RefAround, abilities: Abilities, setting: Setting): Verdict {
  const { found, ref } = around;
  const backend = lookUp(found, ref.to);
  const to = endpointOf(backend, describeRef(ref.to), ref.port);
  if (backend === undefined) {
    return { to, connection: { kind: 'unknown', reason: `${describeRef(ref.to)} is not in the manifests.` } };
  }
  if (ref.port !== null) return { to, connection: refused(factOf(facts, 'no-port-on-backend').claim) };
  const isStatic = pick(backend, 'spec', 'static') !== undefined;
  const dynamic = pick(backend, 'spec', 'dynamicForwardProxy');
  if (!isStatic && dynamic === undefined) {
    const reason = 'How kgateway speaks to a Backend that is neither static nor dynamic is not known here.';
    return { to, connection: { kind: 'unknown', reason } };
  }
  const verdict = ofBackend(around, null, abilities, setting);
  const byItself = pick(dynamic, 'enableTls') === true && verdict.connection.kind === 'plaintext';
  const because = [{ object: ref.to, path: ['spec'], says: 'names the endpoint' }];
  return {
    ...verdict,
    to,
    connection: byItself ? DYNAMIC_TLS : verdict.connection,
    because: [...(verdict.because ?? []), ...because],
    evidence: [...(verdict.evidence ?? []), ...factOf(facts, 'target-external-host').evidence],
  };
}

const DYNAMIC_TLS: Connection = {
  ...BARE_TLS,
  sni: { kind: 'request-host' },
  anchors: { kind: 'system' },
  names: { kind: 'request-host' },
};

function endpointOf(backend: K8sObject | undefined, otherwise: string, port: number | null): Endpoint {
  if (isJsonObject(pick(backend, 'spec', 'dynamicForwardProxy'))) {
    return { kind: 'Host', hostname: 'the Host of each request', port: null };
  }
  const [first] = pickList(backend, 'spec', 'static', 'hosts');
  return {
    kind: 'Host',
    hostname: pickString(first, 'host') ?? otherwise,
    port: pickNumber(first, 'port') ?? port,
  };
}

function ofBackend(around: RefAround, portName: string | null, abilities: Abilities, setting: Setting): Verdict {
  const { found, ref } = around;
  const notAttached = listenerRefusal(around, abilities);
  if (notAttached !== undefined) return { connection: notAttached };
  const policy = policyDraft(found, ref.to, portName, abilities);
  const config = configDraft(found, ref.to, abilities);
  const draft = together(policy, config, abilities);
  if (draft === undefined) return { connection: untouched(around), evidence: factOf(facts, 'target-service').evidence };
  return {
    connection: inListener(around, withGateway(around, draft.connection, abilities, setting)),
    because: draft.because,
    evidence: [
      ...factOf(facts, draft === config ? 'skip' : 'target-service').evidence,
      ...(policy !== undefined && config !== undefined ? factBehind('policyBeforeConfig').evidence : []),
    ],
    unsure: [
      ...draft.unsure,
      ...optionDoubts(
        attachmentsTo(found, ref.to).map((one) => one.policy),
        abilities,
      ),
    ],
  };
}

/** A policy of each kind on one backend. */
function together(policy: Draft | undefined, config: Draft | undefined, abilities: Abilities): Draft | undefined {
  if (policy === undefined || config === undefined) return policy ?? config;
  const because = [...policy.because, ...config.because];
  const broken = [policy, config].find(({ connection }) => connection.kind === 'refused');
  if (broken !== undefined) return { ...broken, because };
  if (abilities.policyBeforeConfig !== 'no') {
    return { ...policy, because, unsure: [...policy.unsure, ...doubts(abilities, 'policyBeforeConfig')] };
  }
  const reason =
    'A BackendTLSPolicy and a BackendConfigPolicy set TLS for the same backend, and before 2.4 it is undefined which of them counts.';
  return { connection: { kind: 'unknown', reason }, because, unsure: [] };
}

/** Routes that this version does not attach to such a listener. */
function listenerRefusal({ ref, modes }: RefAround, abilities: Abilities): Connection | undefined {
  if (!modes.has('terminates')) return undefined;
  const { kind } = ref.routeRef;
  if (kind === 'TLSRoute' && abilities.tlsRouteTerminates === 'no') {
    return refused(factOf(facts, 'route-TLSRoute-passthrough').claim);
  }
  return kind === 'GRPCRoute' && abilities.grpcOnHttps === 'no' ? refused(factBehind('grpcOnHttps').claim) : undefined;
}

/** The Gateway’s client certificate takes the place of any other. */
function withGateway(
  { found, ref }: RefAround,
  connection: Connection,
  abilities: Abilities,
  { gatewayApi }: Setting,
): Connection {
  const reads = abilities.gatewayCertificate !== 'no' && clientCertificateField(gatewayApi) === 'spec.tls.backend';
  if (connection.kind !== 'tls' || !reads) return connection;
  return { ...connection, clientCertificate: certificateShownFor(found, ref.route) ?? connection.clientCertificate };
}

function inListener({ ref, modes }: RefAround, connection: Connection): Connection {
  const isStream = ref.routeRef.kind === 'TLSRoute' || ref.routeRef.kind === 'TCPRoute';
  if (connection.kind !== 'tls' || !isStream || !modes.has('passthrough')) return connection;
  const reason =
    'Envoy wraps the client’s own TLS in a TLS connection of its own: only a backend that takes off both understands it.';
  return { kind: 'unknown', reason };
}
