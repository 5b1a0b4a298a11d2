import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { POLICIES } from './sources.ts';
import { APISIX_GROUP } from './watches.ts';

export function steps({ route }: Configuration, written: readonly Written[]): readonly Step[] {
  const policies = written.filter(({ object }) => object.kind === 'BackendTrafficPolicy');
  const namespaces = [
    ...new Set(
      written.flatMap(({ object }) => (object.kind === 'Service' ? [object.metadata.namespace ?? 'default'] : [])),
    ),
  ];
  return [
    {
      id: 'apx-discover',
      phase: 'discover',
      title: 'Find out which version runs, and which policies the Services have already',
      text: 'A policy that is there stands before appProtocol, and beside a second one nobody knows which counts.',
      commands: [
        {
          run: 'kubectl get deployments --all-namespaces --output jsonpath=\'{range .items[*]}{.spec.template.spec.containers[*].image}{"\\n"}{end}\' | grep apisix',
          expect: 'apache/apisix-ingress-controller:2.2.0, or the like.',
        },
        ...namespaces.map((namespace) => ({
          run: `kubectl --namespace ${namespace} get backendtrafficpolicies.${APISIX_GROUP}`,
          expect: 'None for the Services of this route.',
        })),
      ],
      evidence: [POLICIES],
    },
    {
      id: 'apx-status',
      phase: 'verify',
      title: 'Read what the controller says of the manifests',
      text: 'It says nothing about certificates, since it looks at none.',
      commands: [
        ...policies.map(({ object }) => ({
          run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtrafficpolicies.${APISIX_GROUP} ${object.metadata.name} --output jsonpath='{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
          expect: 'Accepted=True.',
        })),
        {
          run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
          expect: 'Accepted=True and ResolvedRefs=True.',
        },
      ],
    },
  ];
}
