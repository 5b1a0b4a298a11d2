import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { KINDS, POLICY_51 } from './sources.ts';
import { OWN_GROUP } from './watches.ts';

/** How to find out what runs, and how it took the policy. */
export function steps(_configuration: Configuration, written: readonly Written[]): readonly Step[] {
  return [discover(), status(written)];
}

function discover(): Step {
  return {
    id: 'air-discover',
    phase: 'discover',
    title: 'Find out which version of Airlock Microgateway runs',
    text: 'The tag of the operator’s image is the version.',
    commands: [
      {
        run: 'kubectl get deployments --all-namespaces --output wide | grep -i microgateway-operator',
        expect: 'An image with a tag such as 5.1.5.',
      },
      {
        run: `kubectl api-resources --api-group ${OWN_GROUP}`,
        expect: 'GatewayParameters and others.',
      },
    ],
    evidence: [KINDS],
  };
}

const CONDITIONS = '{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}';

function status(written: readonly Written[]): Step {
  const policies = written.filter(({ object }) => object.kind === 'BackendTLSPolicy');
  return {
    id: 'air-status',
    phase: 'verify',
    title: 'Read what Airlock Microgateway says of the policy',
    text: 'A policy without any condition is one that nobody has taken: the connection is then plain text.',
    commands: policies.map(({ object }) => ({
      run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtlspolicy ${object.metadata.name} --output jsonpath='${CONDITIONS}'`,
      expect: 'Accepted=True and ResolvedRefs=True.',
    })),
    evidence: [POLICY_51],
  };
}
