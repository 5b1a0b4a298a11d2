import type { Setting } from '../../configuration/configuration.ts';
import { certificateShownFor } from '../../gateway-api/client-certificate.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Connection, Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo, policyBecause, policyConnection, winningPolicy } from '../../gateway-api/policies.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { doubtsOf } from './doubts.ts';
import { facts } from './facts.ts';

/** What the standard promises for each backendRef. */
export function observe(found: Found, _setting: Setting): readonly Hop[] {
  return observeRefs(found, 'the gateway', verdictOf);
}

function verdictOf(around: RefAround): Verdict {
  const { found, ref, to } = around;
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    const reason = `The standard does not say how ${ref.to.kind} speaks to its endpoints.`;
    return { connection: { kind: 'unknown', reason } };
  }
  const attachment = winningPolicy(attachmentsTo(found, ref.to), to.portName);
  if (attachment === undefined) return { connection: untouched(around) };
  const connection = withPolicy(around, attachment.policy);
  return {
    connection,
    because: [policyBecause(attachment)],
    evidence: factOf(facts, 'target-service').evidence,
    unsure: doubtsOf(ref.routeRef.kind, attachment.policy, connection),
  };
}

function withPolicy({ found, ref, modes }: RefAround, policy: K8sObject): Connection {
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
  return { ...connection, clientCertificate: certificateShownFor(found, ref.route) };
}
