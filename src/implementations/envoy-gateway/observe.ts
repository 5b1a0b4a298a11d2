import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, listenerModes, refsByRule } from '../../gateway-api/backend-refs.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { CheckedName, Connection, Hop, Names, Sni } from '../../gateway-api/hop.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { type Abilities, abilitiesOf, doubts, factBehind } from './abilities.ts';
import { type ClientSide, clientSide, type GatewaySide, gatewaySide } from './client-side.ts';
import { type Company, companyOf } from './company.ts';
import { type Draft, refused, settled, type TlsDraft } from './draft.ts';
import { listenerDoubts, listenerVerdict } from './listener-bytes.ts';
import { draftOfBackend } from './observe-backend.ts';
import { draftOfService } from './observe-service.ts';
import { refProblem } from './ref-problem.ts';
import { ENVOY_GROUP } from './watches.ts';

/** What Envoy Gateway makes Envoy do for each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  const abilities = abilitiesOf(setting);
  const surroundingsOf = oncePer((route: K8sObject): Surroundings => {
    const gateway = gatewaySide(found, route, abilities, setting);
    return { modes: listenerModes(found, route), gateway, client: clientSide(gateway, undefined, abilities) };
  });
  return refsByRule(found).flatMap((refs) => {
    const drafts = refs.map((ref) => draftOf(found, ref, abilities, setting));
    const company = companyOf(found, drafts);
    return drafts.map((draft) => hopOf(draft, company, surroundingsOf(draft.ref.route), abilities));
  });
}

/** What a route's listeners and Gateway decide for all of its backends. */
interface Surroundings {
  readonly modes: ReturnType<typeof listenerModes>;
  readonly gateway: GatewaySide;
  /** Towards what is no Backend, which could have settings of its own. */
  readonly client: ClientSide;
}

function draftOf(found: Found, ref: BackendRef, abilities: Abilities, setting: Setting): Draft {
  const draft = draftOfTarget(found, ref, abilities, setting);
  const problem = refProblem(found, ref, abilities);
  return problem === undefined ? draft : { ...draft, outcome: refused(problem) };
}

function draftOfTarget(found: Found, ref: BackendRef, abilities: Abilities, setting: Setting): Draft {
  const { group, kind } = ref.to;
  // Of its own groups, the kind alone decides.
  if (kind === 'Backend' && (group === ENVOY_GROUP || group === ''))
    return draftOfBackend(found, ref, abilities, setting);
  if ((group === '' && kind === 'Service') || (group === 'multicluster.x-k8s.io' && kind === 'ServiceImport')) {
    return draftOfService(found, ref, abilities);
  }
  const reason = `Envoy Gateway does not take ${describeRef(ref.to)} as a backend of a route.`;
  return {
    ref,
    to: { kind: 'Service', namespace: ref.to.namespace, name: ref.to.name, port: ref.port, portName: null },
    addresses: 'endpoints',
    backend: undefined,
    outcome: settled(group === ENVOY_GROUP ? { kind: 'refused', reason } : { kind: 'unknown', reason }),
    because: [{ object: ref.routeRef, path: ref.path, says: 'refers to the backend' }],
    evidence: [],
    unsure: [],
  };
}

function hopOf(draft: Draft, company: Company, around: Surroundings, abilities: Abilities): Hop {
  const { modes } = around;
  const { ref, to, outcome, because, evidence, unsure } = draft;
  const hop = {
    from: { route: ref.routeRef, rule: ref.rule, backendRef: ref.index },
    to,
    speaker: 'Envoy',
    because,
    evidence,
    unsure,
  };
  if (company.problem !== null) return { ...hop, connection: { kind: 'refused', reason: company.problem } };
  if (outcome.kind === 'settled') return { ...hop, connection: outcome.connection };
  const verdict = listenerVerdict(ref.routeRef.kind, modes, abilities);
  if (verdict !== undefined) return { ...hop, connection: verdict };
  const client = draft.backend === undefined ? around.client : clientSide(around.gateway, draft.backend, abilities);
  if (client.problem !== null) {
    return {
      ...hop,
      because: [...client.because, ...because],
      connection: { kind: 'refused', reason: client.problem },
    };
  }
  const named = namesOf(outcome, ref, company, abilities);
  const connection: Connection = {
    kind: 'tls',
    sni: named.sni,
    anchors: outcome.anchors,
    names: outcome.anchors.kind === 'unchecked' ? { kind: 'unchecked' } : named.names,
    clientCertificate: client.certificate,
    minimumVersion: client.minimum,
    maximumVersion: client.maximum,
  };
  return {
    ...hop,
    connection,
    because: [...because, ...client.because],
    evidence: outcome.sni === null ? [...evidence, ...factBehind('autoSni').evidence] : evidence,
    unsure: [...unsure, ...named.unsure, ...client.unsure, ...listenerDoubts(modes)],
  };
}

interface Named {
  readonly sni: Sni;
  readonly names: Names;
  readonly unsure: readonly string[];
}

/** Which name is sent, and which names the certificate may have. */
function namesOf(draft: TlsDraft, ref: BackendRef, company: Company, abilities: Abilities): Named {
  const { sni: name, endpointNames, sans } = draft;
  if (name !== null) {
    const listed = sans.some(({ type, value }) => type === 'Hostname' && value === name);
    const widened = abilities.sansAlone === 'no' && sans.length > 0 && !listed;
    const allowed = widened ? [...sans, hostname(name)] : sans;
    const unsure = sans.length > 0 ? doubts(abilities, 'sansAlone') : [];
    return { sni: { kind: 'name', name }, names: checked(allowed) ?? checkedAs(name), unsure };
  }
  const [first, ...rest] = endpointNames;
  if (first !== undefined) {
    const unsure = rest.length > 0 ? ['Each endpoint is sent its own name; the first is shown.'] : [];
    return {
      sni: { kind: 'name', name: first },
      names: checked(endpointNames.map(hostname)) ?? checkedAs(first),
      unsure,
    };
  }
  return byRequest(ref, company, abilities, draft);
}

/** Without a name of its own, the request's Host or none: the rule's backends decide it together. */
function byRequest(
  { routeRef }: BackendRef,
  { allTls, anyName }: Company,
  abilities: Abilities,
  { alwaysHost, anchors }: TlsDraft,
): Named {
  const isHttp = routeRef.kind === 'HTTPRoute' || routeRef.kind === 'GRPCRoute';
  if (isHttp && (alwaysHost || (abilities.autoSni !== 'no' && allTls && !anyName))) {
    return { sni: { kind: 'request-host' }, names: { kind: 'request-host' }, unsure: doubts(abilities, 'autoSni') };
  }
  const isVerified = anchors.kind !== 'unchecked' && allTls && !anyName;
  const isDoubtful = routeRef.kind === 'TLSRoute' && isVerified && abilities.nothingWithoutName !== 'yes';
  const unsure = isDoubtful ? [factBehind('nothingWithoutName').claim] : [];
  return { sni: { kind: 'none' }, names: { kind: 'unchecked' }, unsure };
}

function checked(names: readonly CheckedName[]): Names | undefined {
  const [first, ...rest] = names;
  return first && { kind: 'checked', names: [first, ...rest] };
}

function checkedAs(name: string): Names {
  return { kind: 'checked', names: [hostname(name)] };
}

function hostname(value: string): CheckedName {
  return { type: 'Hostname', value };
}
