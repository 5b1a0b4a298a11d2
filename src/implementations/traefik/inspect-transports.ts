import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, type Ability, factBehind } from './abilities.ts';
import { entriesOf, namesakes, type ServiceEntry } from './entries.ts';
import { facts } from './facts.ts';
import { externalNameOf } from './observe-traefik-service.ts';
import { portOf, schemeOf } from './ports.ts';
import { boundsOf, caRefs, holdsCa, isSetAside, leavesNoVersion, peerNames } from './servers-transport.ts';
import { CRD_MANUAL, GO_TLS, HELM_VALUES, ROUND_TRIPPER } from './sources.ts';
import { TRAEFIK_GROUP } from './watches.ts';
import { NEWEST } from './ways-out.ts';

/** TraefikServices and ServersTransports: TRA-06, TRA-09, TRA-12, TRA-13, TRA-16, TRA-18, TRA-19, TRA-22, TRA-23, TRA-25. */
export function traefikKindFindings(found: Found, abilities: Abilities): readonly Finding[] {
  const services = ofKind(found, TRAEFIK_GROUP, 'TraefikService');
  const transports = ofKind(found, TRAEFIK_GROUP, 'ServersTransport');
  return [
    ...providerNeeded(services),
    ...services.flatMap((service) => entriesOf(service).flatMap((entry) => entryFindings(found, service, entry))),
    ...transports.flatMap((transport) => [
      ...tooNew(transport, abilities),
      ...lostCa(found, transport, abilities),
      ...unusedCa(transport, abilities),
      ...noVersionLeft(transport, abilities),
    ]),
  ];
}

/** TRA-06. Said once. */
function providerNeeded([first]: readonly K8sObject[]): Finding[] {
  if (first === undefined) return [];
  const { claim, evidence } = factOf(facts, 'needs-crd-provider');
  return [
    {
      id: 'TRA-06',
      severity: 'warning',
      message: 'Traefik has to have its provider kubernetesCRD switched on.',
      reason: `${claim} Requests are answered with 500 then. The Helm chart switches it on by default.`,
      at: { object: identityOf(first) },
      evidence: [...evidence, HELM_VALUES],
      fixes: [],
    },
  ];
}

function entryFindings(
  found: Found,
  traefikService: K8sObject,
  { entry, path }: { readonly entry: Json; readonly path: readonly (string | number)[] },
): Finding[] {
  const name = pickString(entry, 'name') ?? '';
  if ((pickString(entry, 'kind') ?? 'Service') !== 'Service' || name.includes('@')) return [];
  const namespace = pickString(entry, 'namespace') ?? namespaceOf(traefikService);
  const service = { group: '', kind: 'Service', namespace, name };
  const at = { object: identityOf(traefikService), path };
  const plain = schemeOf(entry, portOf(found, service, pick(entry, 'port'))) === 'plain';
  return [
    ...(plain && pickString(entry, 'serversTransport') !== undefined ? [noScheme(at, describeRef(service))] : []),
    ...(namespace === namespaceOf(traefikService) ? [] : [crossing(at, describeRef(service))]),
    ...(externalNameOf(found, service) === null ? [] : [external(at, describeRef(service))]),
    ...mixedUp(found, { object: traefikService, entry, path, service }),
  ];
}

/** TRA-25: entries that Traefik takes for one. */
function mixedUp(found: Found, here: ServiceEntry): Finding[] {
  const told = ({ entry }: ServiceEntry) =>
    [pickString(entry, 'scheme'), pickString(entry, 'serversTransport')].join('|');
  const other = namesakes(found, here).find((one) => told(one) !== told(here));
  if (other === undefined) return [];
  const { claim, evidence } = factOf(facts, 'one-of-namesakes');
  const others = other.object === here.object ? 'another entry' : describeRef(identityOf(other.object));
  return [
    {
      id: 'TRA-25',
      severity: 'error',
      message: `Traefik takes this entry of ${describeRef(identityOf(here.object))} and ${others} for one.`,
      reason: `${claim} Let all of them name the same scheme and ServersTransport, or give the other way a Service of its own.`,
      at: { object: identityOf(here.object), path: here.path },
      evidence,
      fixes: [],
    },
  ];
}

/** TRA-12: a ServersTransport that nothing is done with. */
function noScheme(at: Finding['at'], service: string): Finding {
  const { claim, evidence } = factOf(facts, 'scheme-of-entry');
  return {
    id: 'TRA-12',
    severity: 'error',
    message: `${service} is spoken to in plain text, whatever the ServersTransport says.`,
    reason: `${claim} Set scheme: https on the entry.`,
    at,
    evidence,
    fixes: [],
  };
}

/** TRA-09: namespaces that Traefik's own kinds do not cross. */
function crossing(at: Finding['at'], service: string): Finding {
  const { claim, evidence } = factOf(facts, 'same-namespace');
  return {
    id: 'TRA-09',
    severity: 'error',
    message: `${service} is not in the namespace of its TraefikService.`,
    reason: `${claim} A ReferenceGrant does not help here. Write the TraefikService beside the Service, and let the route refer to it there, with a ReferenceGrant for the TraefikService.`,
    at,
    evidence,
    fixes: [],
  };
}

/** TRA-13 for manifests: what has to be switched on for hosts outside the cluster. */
function external(at: Finding['at'], service: string): Finding {
  return {
    id: 'TRA-13',
    severity: 'warning',
    message: `${service} needs allowExternalNameServices of the provider kubernetesCRD.`,
    reason: `${factOf(facts, 'external-name-behind').claim} It is off for a reason: whoever may write Services can then make Traefik connect to any address that it can reach.`,
    at,
    evidence: [CRD_MANUAL],
    fixes: [],
  };
}

const FIELDS: readonly (readonly [string, Ability])[] = [
  ['rootCAs', 'rootCas'],
  ['minVersion', 'transportVersions'],
  ['maxVersion', 'transportVersions'],
  ['cipherSuites', 'transportVersions'],
  ['peerCertSANs', 'transportNames'],
];

/** TRA-18: fields that this version does not have. */
function tooNew(transport: K8sObject, abilities: Abilities): Finding[] {
  return FIELDS.filter(
    ([field, ability]) => pick(transport, 'spec', field) !== undefined && abilities[ability] === 'no',
  ).map(([field, ability]) => ({
    id: 'TRA-18',
    severity: 'error',
    message: `This version of Traefik has no ${field} in a ServersTransport.`,
    reason: `The API server drops it, and the connection is made without. ${factBehind(ability).claim}`,
    at: { object: identityOf(transport), path: ['spec', field] },
    evidence: factBehind(ability).evidence,
    fixes: [NEWEST],
  }));
}

/** TRA-19: CAs that are looked for and not found. */
function lostCa(found: Found, transport: K8sObject, abilities: Abilities): Finding[] {
  const { claim, evidence } = factOf(facts, 'lost-ca');
  return caRefs(transport, abilities)
    .filter((reference) => !holdsCa(lookUp(found, reference)))
    .map((reference) => ({
      id: 'TRA-19',
      severity: 'error',
      message: `${describeRef(reference)} has neither tls.ca nor ca.crt.`,
      reason: claim,
      at: { object: identityOf(transport), path: ['spec', 'rootCAs'] },
      evidence,
      fixes: [],
    }));
}

/** TRA-22: a CA, and nothing that is checked against it. */
function unusedCa(transport: K8sObject, abilities: Abilities): Finding[] {
  const skips = pick(transport, 'spec', 'insecureSkipVerify') === true;
  const named = ['rootCAs', 'rootCAsSecrets'].find((field) => pickList(transport, 'spec', field).length > 0);
  if (!skips || named === undefined || peerNames(transport, abilities).length > 0) return [];
  return [
    {
      id: 'TRA-22',
      severity: 'error',
      message: `${describeRef(identityOf(transport))} names a CA and skips verification.`,
      reason:
        'The CA is not used: any certificate is accepted, and nobody says so. Take insecureSkipVerify away to verify, or the CA to skip.',
      at: { object: identityOf(transport), path: ['spec', named] },
      evidence: [ROUND_TRIPPER],
      fixes: [],
    },
  ];
}

/** TRA-16: a newest version older than Go’s own oldest. TRA-23: bounds for which Traefik sets everything aside. */
function noVersionLeft(transport: K8sObject, abilities: Abilities): Finding[] {
  const bounds = boundsOf(pick(transport, 'spec'), abilities);
  if (isSetAside(bounds)) return [setAside(transport)];
  if (!leavesNoVersion(bounds)) return [];
  return [
    {
      id: 'TRA-16',
      severity: 'error',
      message: `${describeRef(identityOf(transport))} leaves no TLS version to speak.`,
      reason: `The newest is ${bounds.maximum}, the oldest 1.2, as Go has it where none is set. Every connection fails, and requests are answered with 500.`,
      at: { object: identityOf(transport), path: ['spec', 'maxVersion'] },
      evidence: [GO_TLS],
      fixes: [],
    },
  ];
}

function setAside(transport: K8sObject): Finding {
  const { claim, evidence } = factOf(facts, 'transport-set-aside');
  return {
    id: 'TRA-23',
    severity: 'error',
    message: `Nothing of ${describeRef(identityOf(transport))} counts, since its minVersion has no newer maxVersion beside it.`,
    reason: `${claim} Set maxVersion, to VersionTLS13 for whatever is newer; for TLS 1.2 alone, set maxVersion without minVersion.`,
    at: { object: identityOf(transport), path: ['spec', 'minVersion'] },
    evidence,
    fixes: [],
  };
}
