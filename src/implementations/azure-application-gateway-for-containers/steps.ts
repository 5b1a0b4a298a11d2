import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import { shellCommand } from '../../manifest/shell.ts';
import { type PolicyPlan, planPolicies } from './plan.ts';
import { API, BACKEND_MTLS, MTLS_EXAMPLE, PROBES } from './sources.ts';

/** Both groups have a BackendTLSPolicy: the short name may find the other one. */
const RESOURCE = 'backendtlspolicies.alb.networking.azure.io';
const MOST_POLICIES = 5;

/** How to make the CA's Secret, and how to see that the policy is taken and does what it says. */
export function steps(configuration: Configuration): readonly Step[] {
  const policies = planPolicies(configuration);
  const own = policies.slice(0, MOST_POLICIES);
  return [discover(configuration), ...secrets(configuration), ...status(own), ...negative(policies)];
}

function discover({ gateway }: Configuration): Step {
  const kubectlGateway = `kubectl get gateways.gateway.networking.k8s.io ${gateway.name} --namespace ${gateway.namespace}`;
  return {
    id: 'agc-discover',
    phase: 'discover',
    title: 'See that ALB Controller runs, and that the class is its own',
    text: 'Changes nothing. Which load balancer a Gateway belongs to is said by its annotations of alb.networking.azure.io, alb-id or alb-namespace and alb-name: keep yours, and add them to the complete example.',
    commands: [
      {
        run: shellCommand('kubectl', 'get', 'gatewayclass', gateway.className),
        expect:
          'alb.networking.azure.io/alb-controller as controller; the class that comes with it is azure-alb-external.',
      },
      {
        run: `${kubectlGateway} --output 'jsonpath={.metadata.annotations}'`,
        expect: 'alb-id, or alb-namespace and alb-name.',
      },
      { run: `kubectl get crd ${RESOURCE}`, expect: 'The CRD, which ALB Controller installs.' },
    ],
    evidence: [BACKEND_MTLS],
  };
}

function secrets({ backends }: Configuration): readonly Step[] {
  const found = backends.flatMap(({ target, validation }) =>
    validation.mode === 'custom' && validation.ca.kind === 'Secret' ? [[target.namespace, validation.ca.name]] : [],
  );
  const commands = [...new Map(found.map((one) => [one.join('/'), one])).values()].slice(0, MOST_POLICIES);
  if (commands.length === 0) return [];
  return [
    {
      id: 'agc-ca',
      phase: 'prerequisite',
      title: 'Put the CA into a Secret, unless it is there',
      text: 'The key is ca.crt, and the Secret stands beside the policy. ca.crt here is your file with the CA certificate, and nothing else.',
      commands: commands.map(([namespace = '', name = '']) => ({
        run: shellCommand(
          ...['kubectl', '--namespace', namespace, 'create', 'secret', 'generic', name, '--from-file=ca.crt=ca.crt'],
        ),
        expect: '“created”, or “already exists”.',
      })),
      evidence: [MTLS_EXAMPLE],
    },
  ];
}

function status(policies: readonly PolicyPlan[]): readonly Step[] {
  if (policies.length === 0) return [];
  const output = 'jsonpath={range .status.conditions[*]}{.type}={.status}/{.reason} {.message}{"\\n"}{end}';
  return [
    {
      id: 'agc-policy',
      phase: 'verify',
      title: 'Ask ALB Controller about the policy',
      text: 'By the full name of its kind: backendtlspolicy alone can be Gateway API’s. Without any status the controller has not seen it.',
      commands: policies.map(({ namespace, name }) => ({
        run: shellCommand('kubectl', 'get', RESOURCE, name, '--namespace', namespace, '--output', output),
        expect: 'Accepted=True/Accepted, and no ResolvedRefs=False.',
      })),
      evidence: [BACKEND_MTLS, API, PROBES],
    },
  ];
}

function negative(policies: readonly PolicyPlan[]): readonly Step[] {
  const policy = policies.find(({ wish }) => wish.settings.verify !== undefined);
  if (policy === undefined) return [];
  const { namespace, name } = policy;
  const patch = JSON.stringify({ spec: { default: { verify: { subjectAltName: 'wrong.invalid' } } } });
  return [
    {
      id: 'agc-negative',
      phase: 'negative',
      title: 'Ask for a wrong name, and see it fail',
      text: 'Interrupts all traffic to this Service until you apply the manifests again: do it where nobody depends on it. Send the request of above once more; one that still succeeds after a minute means that the name is not checked.',
      commands: [
        {
          run: shellCommand(
            ...['kubectl', 'patch', RESOURCE, name, '--namespace', namespace, '--type', 'merge', '--patch', patch],
          ),
          expect: '“patched”; requests then fail with a 5xx answer.',
        },
        {
          run: 'kubectl apply --server-side --force-conflicts --filename upstream-tls.yaml',
          expect: 'The policy is as before, and requests succeed again.',
        },
      ],
      evidence: [API],
    },
  ];
}
