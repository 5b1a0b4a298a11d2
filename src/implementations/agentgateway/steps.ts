import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { OWN_POLICIES, SELF_SIGNED, STANDARD_POLICIES } from './sources.ts';
import { OWN_GROUP } from './watches.ts';

/** How to see that agentgateway does what the diagram says. */
export function steps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  return [discover(), ...serverCertificate(configuration), status(configuration, written), log(configuration)];
}

function discover(): Step {
  return {
    id: 'agw-discover',
    phase: 'discover',
    title: 'Find out which version of agentgateway runs, and that it is ready',
    text: 'The tag of the image is the version. A controller that waits for an API version that the cluster does not serve never becomes ready.',
    commands: [
      {
        run: 'kubectl --namespace agentgateway-system get deployments --output jsonpath=\'{range .items[*]}{.metadata.name} {.spec.template.spec.containers[0].image} {.status.availableReplicas}{"\\n"}{end}\'',
        expect: 'An image with a tag such as v1.4.1, and a number of available replicas.',
      },
      {
        run: `kubectl api-resources --api-group ${OWN_GROUP}`,
        expect: 'AgentgatewayBackend and AgentgatewayPolicy in v1alpha1.',
      },
    ],
  };
}

/** A server certificate that is marked as a CA is refused, whoever trusts it. */
function serverCertificate({ backends }: Configuration): Step[] {
  const verified = backends.find(({ validation }) => validation.mode !== 'skip');
  if (verified === undefined || verified.target.kind === 'ExternalHost') return [];
  const { namespace, port } = verified.target;
  const service = verified.target.kind === 'Service' ? verified.target.name : verified.target.service;
  return [
    {
      id: 'agw-server-certificate',
      phase: 'prerequisite',
      title: 'See that the backend’s certificate is not marked as a CA',
      text: 'agentgateway refuses a server certificate with CA:TRUE, which is what “openssl req -x509” makes. The first command stays open while you look.',
      commands: [
        {
          run: `kubectl --namespace ${namespace} port-forward service/${service} 18443:${port} &`,
          expect: 'Forwarding from 127.0.0.1:18443.',
        },
        {
          run: 'openssl s_client -connect localhost:18443 </dev/null 2>/dev/null | openssl x509 -noout -ext basicConstraints,subjectAltName',
          expect: 'CA:FALSE or no basic constraints, and the name as subject alternative name.',
        },
      ],
      evidence: [SELF_SIGNED],
    },
  ];
}

const ANCESTORS = '{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}';
const KINDS: { readonly [kind: string]: string } = {
  BackendTLSPolicy: 'backendtlspolicies.gateway.networking.k8s.io',
  AgentgatewayPolicy: `agentgatewaypolicies.${OWN_GROUP}`,
};

function status({ route }: Configuration, written: readonly Written[]): Step {
  return {
    id: 'agw-status',
    phase: 'verify',
    title: 'Read what agentgateway says of the manifests',
    text: 'A policy can be Accepted and yet apply to nothing: a wrong sectionName is not told. Only the traffic shows that.',
    commands: [
      ...written.flatMap(({ object }) => {
        const resource = KINDS[object.kind];
        return resource === undefined
          ? []
          : [
              {
                run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get ${resource} ${object.metadata.name} --output jsonpath='${ANCESTORS}'`,
                expect: 'Accepted=True, and ResolvedRefs=True or Attached=True.',
              },
            ];
      }),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
    ],
    evidence: [STANDARD_POLICIES, OWN_POLICIES],
  };
}

function log({ gateway }: Configuration): Step {
  return {
    id: 'agw-log',
    phase: 'negative',
    title: 'See the proxy refuse a certificate',
    text: 'While the name or the CA is wrong on purpose, every new connection has to be refused, and the log to say so. Where it is not, nothing is verified.',
    commands: [
      {
        run: `kubectl --namespace ${gateway.namespace} logs deployment/${gateway.name} --since 5m | grep -i 'invalid peer certificate'`,
        expect: 'A line for each attempt, with the reason.',
      },
    ],
    evidence: [SELF_SIGNED],
  };
}
