import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { CHECKS, REQUIRED_KIND, SYSTEM_PLAIN } from './sources.ts';

/** What has to be there first, and how to see that TLS is really spoken: the conditions alone do not tell. */
export function steps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  return [discover(), required(), status(written), envoy(configuration)];
}

function discover(): Step {
  return {
    id: 'cilium-discover',
    phase: 'discover',
    title: 'Find out which version of Cilium runs, and that it serves Gateway API',
    text: 'Policies are read from 1.20 on. An operator that did not find the kinds that it needs says so in its log, and serves no Gateway.',
    commands: [
      {
        run: "kubectl --namespace kube-system get deployment cilium-operator --output jsonpath='{.spec.template.spec.containers[0].image}'",
        expect: 'An image with a tag such as v1.20.2.',
      },
      {
        run: "kubectl --namespace kube-system get configmap cilium-config --output jsonpath='{.data.enable-gateway-api}'",
        expect: 'true',
      },
      {
        run: "kubectl --namespace kube-system logs deployment/cilium-operator | grep -i 'Required GatewayAPI resources'",
        expect: 'No line.',
      },
    ],
  };
}

function required(): Step {
  return {
    id: 'cilium-required-kind',
    phase: 'prerequisite',
    title: 'Have BackendTLSPolicy installed before the operator starts',
    text: 'The operator looks for the kind once. Where it was installed later, restart the operator; traffic goes on meanwhile.',
    commands: [
      {
        run: 'kubectl get crd backendtlspolicies.gateway.networking.k8s.io',
        expect: 'The CRD, older than the operator’s pod.',
      },
      {
        run: 'kubectl --namespace kube-system rollout restart deployment cilium-operator',
        expect: 'deployment.apps/cilium-operator restarted',
      },
    ],
    evidence: [REQUIRED_KIND],
  };
}

const CONDITIONS = '{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}';

function status(written: readonly Written[]): Step {
  const policies = written.filter(({ object }) => object.kind === 'BackendTLSPolicy');
  return {
    id: 'cilium-status',
    phase: 'verify',
    title: 'Read what Cilium says of the policy',
    text: 'Accepted says that the policy can be used, not that it is: with the system’s CAs, and for a GRPCRoute, it says so of plain text.',
    commands: policies.map(({ object }) => ({
      run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtlspolicy ${object.metadata.name} --output jsonpath='${CONDITIONS}'`,
      expect: 'Accepted=True and ResolvedRefs=True.',
    })),
    evidence: [CHECKS],
  };
}

function envoy({ gateway }: Configuration): Step {
  return {
    id: 'cilium-envoy',
    phase: 'verify',
    title: 'See that Envoy is told to speak TLS',
    text: 'Cilium writes a CiliumEnvoyConfig for the Gateway. A cluster without a transport socket is spoken to in plain text.',
    commands: [
      {
        run: `kubectl --namespace ${gateway.namespace} get ciliumenvoyconfig cilium-gateway-${gateway.name} --output yaml | grep -E 'transportSocket|sni:'`,
        expect: 'transportSocket and the SNI, for each backend with a policy.',
      },
    ],
    evidence: [SYSTEM_PLAIN],
  };
}
