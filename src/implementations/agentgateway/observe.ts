import type { Setting as ClusterSetting } from '../../configuration/configuration.ts';
import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import type { Because, Connection, Endpoint, Hop } from '../../gateway-api/hop.ts';
import { policyBecause, policyConnection } from '../../gateway-api/policies.ts';
import { isJsonObject, pick, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { type Decision, decide, type Setting } from './attachments.ts';
import { caProblem } from './ca-sources.ts';
import { facts } from './facts.ts';
import { gatewayCertificate } from './gateway-certificate.ts';
import { ownTls } from './own-tls.ts';
import { OWN_GROUP } from './watches.ts';

export const WRAPPED =
  'The client’s own TLS would be wrapped in a TLS connection of agentgateway’s: only a backend that takes off both understands it.';

/** What agentgateway makes of each backendRef. */
export function observe(found: Found, _setting: ClusterSetting): readonly Hop[] {
  return observeRefs(found, 'agentgateway', verdictOf);
}

function verdictOf(around: RefAround): Verdict {
  const { found, ref } = around;
  const { group, kind } = ref.to;
  if (group === '' && kind === 'Service') return decided(around, decide(around, undefined), null);
  if (group !== OWN_GROUP || kind !== 'AgentgatewayBackend') {
    const reason = `What agentgateway makes of ${describeRef(ref.to)} as a backend is not known here.`;
    return { connection: { kind: 'unknown', reason } };
  }
  const backend = lookUp(found, ref.to);
  return backend === undefined ? absent(around) : staticBackend(around, backend);
}

function absent({ ref }: RefAround): Verdict {
  return {
    connection: { kind: 'unknown', reason: `${describeRef(ref.to)} is not in the manifests.` },
    to: { kind: 'Host', hostname: describeRef(ref.to), port: ref.port },
  };
}

/** An AgentgatewayBackend that names a host. */
function staticBackend(around: RefAround, backend: K8sObject): Verdict {
  const { ref } = around;
  const host = pickString(backend, 'spec', 'static', 'host');
  const port = pickNumber(backend, 'spec', 'static', 'port') ?? null;
  const to: Endpoint = { kind: 'Host', hostname: host ?? describeRef(ref.to), port };
  if (host === undefined) {
    const reason = `${describeRef(ref.to)} is not a host of its own: agentgateway decides by its type how it is reached.`;
    return { connection: { kind: 'unknown', reason }, to };
  }
  return { ...decided(around, decide(around, inlineSetting(backend)), host), to };
}

/** The TLS settings in an AgentgatewayBackend itself. */
export function inlineSetting(backend: K8sObject | undefined): Setting | undefined {
  const path = ['spec', 'policies', 'tls'];
  return backend !== undefined && isJsonObject(pick(backend, ...path))
    ? { kind: 'own', object: backend, path }
    : undefined;
}

function decided(around: RefAround, { settings, routeAgainstBackend }: Decision, host: string | null): Verdict {
  const [setting, ...others] = settings;
  if (setting === undefined) return { connection: untouched(around) };
  const because = settings.map(becauseOf);
  if (others.length > 0) {
    const { claim, evidence } = factOf(facts, routeAgainstBackend ? 'route-or-backend-first' : 'ties-at-random');
    return { connection: { kind: 'unknown', reason: claim }, because, evidence };
  }
  const { routeRef } = around.ref;
  if (around.modes.has('passthrough') && (routeRef.kind === 'TLSRoute' || routeRef.kind === 'TCPRoute')) {
    return {
      connection: { kind: 'unknown', reason: WRAPPED },
      because,
      evidence: factOf(facts, 'passthrough-wrapped').evidence,
    };
  }
  return { ...outcomeOf(around, setting, host), because };
}

function outcomeOf(around: RefAround, setting: Setting, host: string | null): Verdict {
  if (setting.kind === 'standard') return standardOutcome(around, setting.attachment.policy);
  const { evidence } = factOf(facts, host === null ? 'skip-through-policy' : 'target-external-host');
  return { ...ownTls(around.found, setting.object, setting.path, host), evidence };
}

function standardOutcome(around: RefAround, policy: K8sObject): Verdict {
  const { evidence } = factOf(facts, 'target-service');
  const asked = policyConnection(policy);
  const problem =
    asked === undefined ? factOf(facts, 'bad-ca-fails-closed').claim : caProblem(around.found, asked.anchors);
  if (asked === undefined || problem !== undefined) return { connection: refusedFor(problem), evidence };
  const shown = gatewayCertificate(around);
  if (shown.problem !== null) return { connection: refusedFor(shown.problem), evidence };
  return { connection: { ...asked, clientCertificate: shown.certificate }, evidence, unsure: shown.unsure };
}

function refusedFor(reason: string | undefined): Connection {
  return { kind: 'refused', reason: reason ?? '' };
}

function becauseOf(setting: Setting): Because {
  return setting.kind === 'standard'
    ? policyBecause(setting.attachment)
    : { object: identityOf(setting.object), path: setting.path, says: 'sets what is sent and checked' };
}
