import type { Setting } from '../../configuration/configuration.ts';
import {
  type BackendRef,
  backendRefsOf,
  gatewaysOf,
  listenerModes,
  serviceEndpoint,
} from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Connection, Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo, policyBecause, policyConnection, winningPolicy } from '../../gateway-api/policies.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';

const SPEAKER = 'the gateway';

/** What the standard promises for each backendRef. */
export function observe(found: Found, _setting: Setting): readonly Hop[] {
  return backendRefsOf(found).map((ref) => hopOf(found, ref));
}

function hopOf(found: Found, ref: BackendRef): Hop {
  const to = serviceEndpoint(found, ref);
  const base = { from: { route: ref.routeRef, rule: ref.rule, backendRef: ref.index }, to, speaker: SPEAKER };
  const routeBecause = { object: ref.routeRef, path: ref.path, says: 'refers to the backend' };
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    const reason = `The standard does not say how ${ref.to.kind} speaks to its endpoints.`;
    return { ...base, connection: { kind: 'unknown', reason }, because: [routeBecause], evidence: [], unsure: [] };
  }
  const attachment = winningPolicy(attachmentsTo(found, ref.to), to.portName);
  const modes = listenerModes(found, ref.route);
  const unsure = modes.has('unknown')
    ? ['The Gateway’s listener is not in the manifests: it could pass TLS through.']
    : [];
  if (attachment === undefined) {
    return { ...base, connection: withoutPolicy(ref, modes), because: [routeBecause], evidence: [], unsure };
  }
  return {
    ...base,
    connection: withPolicy(found, ref, attachment.policy, modes),
    because: [policyBecause(attachment), routeBecause],
    evidence: factOf(facts, 'target-service').evidence,
    unsure: [...unsure, ...tcpDoubt(ref)],
  };
}

/** Without a policy, what the client sends after the listener goes on as it is. */
function withoutPolicy(ref: BackendRef, modes: ReturnType<typeof listenerModes>): Connection {
  const bytesPass = modes.has('passthrough') || (ref.routeRef.kind === 'TCPRoute' && modes.has('plain'));
  return { kind: bytesPass ? 'passthrough' : 'plaintext' };
}

function withPolicy(
  found: Found,
  ref: BackendRef,
  policy: Parameters<typeof policyConnection>[0],
  modes: ReturnType<typeof listenerModes>,
): Connection {
  if (modes.has('passthrough')) {
    return {
      kind: 'unknown',
      reason: 'A policy on a passthrough route: some gateways ignore it, others wrap TLS in TLS.',
    };
  }
  const connection = policyConnection(policy);
  if (connection === undefined)
    return {
      kind: 'refused',
      reason: 'The policy names no CA that can be used; the standard forbids plain text as a fallback.',
    };
  const certificates = gatewaysOf(found, ref.route)
    .map(clientCertificateOf)
    .filter((certificate) => certificate !== null);
  return { ...connection, clientCertificate: certificates[0] ?? null };
}

function tcpDoubt(ref: BackendRef): string[] {
  return ref.routeRef.kind === 'TCPRoute' ? [factOf(facts, 'route-tcproute').claim] : [];
}
