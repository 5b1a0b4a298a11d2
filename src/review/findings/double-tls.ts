import type { Configuration } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf, listenerModes, refOfHop } from '../../gateway-api/backend-refs.ts';
import type { Finding, Fix, Severity } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { type Attachment, attachmentsTo, winningPolicy } from '../../gateway-api/policies.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { GEP_1897, GEP_1911, POLICY_TYPES } from './sources.ts';

/** Policies where the bytes already are TLS, or where the port says that they are not: GEN-07 and GEN-25. */
export function doubleTlsFindings(
  configuration: Configuration,
  found: Found,
  hops: readonly Hop[],
): readonly Finding[] {
  const bare = new Set(
    hops.flatMap((hop) => (hop.connection.kind === 'passthrough' ? (refOfHop(found, hop) ?? []) : [])),
  );
  return backendRefsOf(found).flatMap((ref) => {
    if (ref.to.group !== '' || ref.to.kind !== 'Service') return [];
    const attachments = attachmentsTo(found, ref.to);
    if (attachments.length === 0) return [];
    const service = lookUp(found, ref.to);
    const port = pickList(service, 'spec', 'ports').find((one) => pickNumber(one, 'port') === ref.port);
    const winner = winningPolicy(attachments, pickString(port, 'name') ?? null);
    // Which port a section means is not known of a Service that is not at hand: any policy may be the one.
    const policy = winner ?? (service === undefined ? attachments[0] : undefined);
    if (policy === undefined) return [];
    const severity = winner === undefined ? 'warning' : 'error';
    return [
      ...passedThrough(configuration, found, ref, policy, severity),
      ...(bare.has(ref) ? [] : added(found, ref, policy)),
      ...cleartextPort(ref, policy, pickString(port, 'appProtocol')),
    ];
  });
}

function passedThrough(
  configuration: Configuration,
  found: Found,
  ref: BackendRef,
  { policy, targetRef }: Attachment,
  severity: Severity,
): Finding[] {
  const isStream = ref.routeRef.kind === 'TLSRoute' || ref.routeRef.kind === 'TCPRoute';
  if (!isStream || !listenerModes(found, ref.route).has('passthrough')) return [];
  const at = { object: identityOf(policy), path: ['spec', 'targetRefs', targetRef] };
  return [
    {
      id: 'GEN-07',
      severity,
      message: `TLS passes through the listener of ${describeRef(ref.routeRef)}, and ${describeRef(ref.to)} has a policy.`,
      reason:
        'The client’s TLS already goes through to the backend. A policy there is either ignored or wraps TLS in TLS, which the backend does not understand. Terminate TLS at the listener, or leave the policy away and let the client verify.',
      at: { ...at, field: 'gateway.listener.tlsMode' },
      evidence: [POLICY_TYPES, GEP_1897],
      fixes: terminate(configuration, ref),
    },
  ];
}

/** A TCPRoute’s bytes, wrapped in the gateway’s own TLS. Not asked where the policy is not heeded: it adds nothing. */
function added(found: Found, ref: BackendRef, { policy, targetRef }: Attachment): Finding[] {
  if (ref.routeRef.kind !== 'TCPRoute') return [];
  const modes = listenerModes(found, ref.route);
  if (modes.has('passthrough') || !modes.has('plain')) return [];
  const at = { object: identityOf(policy), path: ['spec', 'targetRefs', targetRef] };
  return [
    {
      id: 'GEN-07',
      severity: 'warning',
      message: `${describeRef(ref.routeRef)} must carry plain text: the gateway adds TLS to what clients send.`,
      reason: 'If clients already speak TLS to the backend, it comes out as TLS in TLS, and every connection fails.',
      at: { ...at, field: 'route.kind' },
      evidence: [GEP_1897],
      fixes: [],
    },
  ];
}

/** The form speaks of one route only. */
function terminate({ route }: Configuration, { routeRef }: BackendRef): readonly Fix[] {
  if (routeRef.kind !== route.kind || routeRef.name !== route.name) return [];
  const edits = [
    { at: 'gateway.listener.tlsMode', value: 'Terminate' },
    ...(route.kind === 'TLSRoute' ? [{ at: 'gateway.listener.protocol', value: 'TLS' }] : []),
  ];
  return [{ label: 'Terminate TLS at the listener', edits }];
}

function cleartextPort(ref: BackendRef, { policy, targetRef }: Attachment, appProtocol: string | undefined): Finding[] {
  if (appProtocol !== 'kubernetes.io/h2c' && appProtocol !== 'kubernetes.io/ws') return [];
  return [
    {
      id: 'GEN-25',
      severity: 'warning',
      message: `Port ${ref.port} of ${describeRef(ref.to)} says ${appProtocol}, which is plain text, and has a policy for TLS.`,
      reason:
        'The two contradict each other, and which of them wins is up to the implementation. Take the appProtocol away, or use kubernetes.io/wss for WebSocket over TLS.',
      at: { object: identityOf(policy), path: ['spec', 'targetRefs', targetRef] },
      evidence: [GEP_1911],
      fixes: [],
    },
  ];
}
