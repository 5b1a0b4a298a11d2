import type { Setting } from '../../configuration/configuration.ts';
import { gatewaysOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import type { Hop, TlsConnection } from '../../gateway-api/hop.ts';
import { attachmentsTo, policyBecause, policyConnection, winningPolicy } from '../../gateway-api/policies.ts';
import { referredTo } from '../../gateway-api/reference.ts';
import { pick } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef, sameRef } from '../../manifest/object.ts';
import { factOf, holdsId } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { facts } from './facts.ts';
import { OWN_GROUP } from './watches.ts';

/** What Airlock Microgateway makes of each backendRef, by its documentation. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  return observeRefs(found, 'the Microgateway Engine', (around) => verdictOf(around, setting));
}

function verdictOf(around: RefAround, setting: Setting): Verdict {
  const { found, ref, to } = around;
  if (ref.routeRef.kind !== 'HTTPRoute') {
    const { claim, evidence } = factOf(facts, `route-${ref.routeRef.kind}`);
    return { connection: { kind: 'refused', reason: claim }, evidence };
  }
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    const reason = `What Airlock Microgateway makes of ${describeRef(ref.to)} as a backend is not documented.`;
    return { connection: { kind: 'unknown', reason } };
  }
  const attachment = winningPolicy(attachmentsTo(found, ref.to), to.portName);
  if (attachment === undefined) return { connection: untouched(around) };
  const because = [policyBecause(attachment)];
  const asked = policyConnection(attachment.policy);
  if (asked === undefined) {
    const reason = 'The policy names no CA that can be used; the standard forbids plain text as a fallback.';
    return { connection: { kind: 'refused', reason }, because };
  }
  const shown = shownTo(around, setting);
  return {
    connection: { ...asked, clientCertificate: shown.certificate },
    because,
    evidence: factOf(facts, 'target-service').evidence,
    unsure: [...doubtsAbout(asked), ...shown.unsure],
  };
}

function doubtsAbout({ anchors }: TlsConnection): readonly string[] {
  if (anchors.kind !== 'references') return [];
  const { references } = anchors;
  return [
    ...(references.every(({ group, kind }) => group === '' && kind === 'ConfigMap')
      ? []
      : [factOf(facts, 'ca-Secret').claim]),
    ...(references.length > 1 ? [factOf(facts, 'several-references').claim] : []),
  ];
}

interface Shown {
  readonly certificate: ObjectRef | null;
  readonly unsure: readonly string[];
}

/** The client certificate of the first Gateway that has one, in its own field or in its GatewayParameters. */
function shownTo({ found, ref }: RefAround, setting: Setting): Shown {
  for (const gateway of gatewaysOf(found, ref.route)) {
    const [own, parameters] = [clientCertificateOf(gateway), inParameters(found, gateway)];
    if (own === null || parameters === undefined) {
      const certificate = own ?? parameters ?? null;
      if (certificate !== null) return { certificate, unsure: [] };
      continue;
    }
    const parametersFirst = holdsId(facts, 'parameters-first', setting) === 'yes';
    const isKnown = parametersFirst || holdsId(facts, 'gateway-first', setting) === 'yes' || sameRef(own, parameters);
    return {
      certificate: parametersFirst ? parameters : own,
      unsure: isKnown ? [] : [factOf(facts, 'gateway-first').claim],
    };
  }
  return { certificate: null, unsure: [] };
}

/** The Secret that the GatewayParameters of a Gateway name. */
function inParameters(found: Found, gateway: K8sObject): ObjectRef | undefined {
  const namespace = namespaceOf(gateway);
  const named = referredTo(pick(gateway, 'spec', 'infrastructure', 'parametersRef'), {
    group: '',
    kind: '',
    namespace,
  });
  const parameters =
    named?.group === OWN_GROUP && named.kind === 'GatewayParameters'
      ? lookUp(found, { ...named, namespace })
      : undefined;
  const path = ['spec', 'experimental', 'tls', 'backend', 'clientCertificateRef'];
  return referredTo(pick(parameters, ...path), { group: '', kind: 'Secret', namespace });
}
