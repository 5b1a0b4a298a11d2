import { serviceOf } from '../../configuration/backends.ts';
import type { Configuration, Setting } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { emitValue } from '../../manifest/emit.ts';
import { factOf, holdsId } from '../fact.ts';
import { facts } from './facts.ts';
import { passesThrough } from './fields.ts';
import { controllerNameOf, featureGateOf, loadBalancerOf } from './load-balancer.ts';
import { ALB_NEVER_VERIFIES, GATEWAY_GUIDE, NLB_NEVER_VERIFIES } from './sources.ts';
import { versions } from './versions.ts';

/** What has to be there first, and how to see that the load balancer does what the diagram says. */
export function steps(configuration: Configuration, _written: readonly Written[]): readonly Step[] {
  return [
    discover(),
    configurationKinds(configuration.setting),
    ...featureGates(configuration),
    gatewayClass(configuration),
    status(configuration),
    targetGroup(configuration),
    negative(configuration),
  ];
}

function discover(): Step {
  return {
    id: 'aws-discover',
    phase: 'discover',
    title: 'Find out which version of the controller runs',
    text: 'The tag of the image is the version. The second command shows which versions of its own kinds are served.',
    commands: [
      {
        run: "kubectl --namespace kube-system get deployment aws-load-balancer-controller --output jsonpath='{.spec.template.spec.containers[0].image}'",
        expect: 'An image with a tag such as v3.5.0.',
      },
      {
        run: 'kubectl api-resources --api-group gateway.k8s.aws',
        expect: 'TargetGroupConfiguration and two more kinds.',
      },
    ],
  };
}

/** The CRDs of the controller are not part of the Helm upgrade. */
function configurationKinds({ version }: Setting): Step {
  const offered = versions.find(({ minor }) => minor === version)?.newestPatch ?? version;
  const tag = /^\d+\.\d+\.\d+$/.test(offered) ? `v${offered}` : 'v<version>';
  return {
    id: 'aws-kinds',
    phase: 'prerequisite',
    title: 'Install the controller’s own kinds',
    text: 'TargetGroupConfiguration, LoadBalancerConfiguration and ListenerRuleConfiguration of the same version as the controller. Helm does not update CRDs on upgrade. Live traffic sees nothing of it.',
    commands: [
      {
        run: `kubectl apply --server-side --filename https://raw.githubusercontent.com/kubernetes-sigs/aws-load-balancer-controller/${tag}/config/crd/gateway/gateway-crds.yaml`,
        expect: 'Three CustomResourceDefinitions, serverside-applied.',
      },
      {
        run: 'kubectl --namespace kube-system rollout restart deployment aws-load-balancer-controller',
        expect: 'The controller looks for the kinds when it starts, so it has to start after them.',
      },
    ],
    evidence: [GATEWAY_GUIDE],
  };
}

function featureGates({ route, setting }: Configuration): Step[] {
  const on = holdsId(facts, 'on-by-default', setting);
  if (on === 'yes') return [];
  const gate = featureGateOf(loadBalancerOf(route.kind));
  const path = 'aws-load-balancer-controller-values.yaml';
  const only = on === 'maybe' ? 'Only before version 3.2: ' : '';
  return [
    {
      id: 'aws-feature-gate',
      phase: 'prerequisite',
      title: `Switch ${gate} on`,
      text: `${only}The controller reads Gateways only with this feature gate. It restarts; load balancers that are there keep working meanwhile.`,
      commands: [
        {
          run: `helm upgrade aws-load-balancer-controller eks/aws-load-balancer-controller --namespace kube-system --reuse-values --values ${path}`,
          expect: 'Release “aws-load-balancer-controller” has been upgraded.',
        },
      ],
      file: { path, content: emitValue({ controllerConfig: { featureGates: { [gate]: true } } }) },
      evidence: factOf(facts, 'on-by-default').evidence,
    },
  ];
}

function gatewayClass({ gateway, route }: Configuration): Step {
  const controller = controllerNameOf(loadBalancerOf(route.kind));
  return {
    id: 'aws-class',
    phase: 'prerequisite',
    title: `See that the GatewayClass belongs to ${controller}`,
    text: `The class decides between ALB and NLB, and a ${route.kind} needs ${controller}.`,
    commands: [
      {
        run: `kubectl get gatewayclass ${gateway.className} --output jsonpath='{.spec.controllerName}{"\\n"}{.status.conditions[?(@.type=="Accepted")].status}'`,
        expect: `${controller}, and True. Nothing in the second line: no controller has taken the class up.`,
      },
    ],
    evidence: [GATEWAY_GUIDE],
  };
}

function status({ gateway, route }: Configuration): Step {
  return {
    id: 'aws-status',
    phase: 'verify',
    title: 'Read the status of Gateway and route',
    text: 'The controller writes there what AWS answered. A Gateway that is not programmed keeps the load balancer that it had.',
    commands: [
      {
        run: `kubectl --namespace ${gateway.namespace} get gateway ${gateway.name} --output jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True and Programmed=True.',
      },
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}{"\\n"}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
      {
        run: `kubectl --namespace ${gateway.namespace} get events --field-selector involvedObject.kind=Gateway,involvedObject.name=${gateway.name}`,
        expect: 'SuccessfullyReconciled, and no FailedBuildModel or FailedDeployModel.',
      },
    ],
  };
}

function targetGroup(configuration: Configuration): Step {
  const { gateway, route } = configuration;
  const loadBalancer = loadBalancerOf(route.kind);
  const protocol = loadBalancer === 'ALB' ? 'HTTPS' : passesThrough(configuration) ? 'TCP' : 'TLS';
  return {
    id: 'aws-target-group',
    phase: 'verify',
    title: `See that the target group speaks ${protocol}, and that its targets are healthy`,
    text: 'What AWS really has. Changing the protocol makes a new target group, so its targets are checked anew.',
    commands: [
      {
        run: `LB=$(aws elbv2 describe-load-balancers --query "LoadBalancers[?DNSName=='$(kubectl --namespace ${gateway.namespace} get gateway ${gateway.name} --output jsonpath='{.status.addresses[0].value}')'].LoadBalancerArn" --output text)`,
        expect: 'The ARN of the load balancer in $LB.',
      },
      {
        run: 'aws elbv2 describe-target-groups --load-balancer-arn "$LB" --query \'TargetGroups[].[TargetGroupName,Protocol,ProtocolVersion,TargetType]\' --output table',
        expect: `Protocol ${protocol}.`,
      },
      {
        run: 'for group in $(aws elbv2 describe-target-groups --load-balancer-arn "$LB" --query \'TargetGroups[].TargetGroupArn\' --output text); do aws elbv2 describe-target-health --target-group-arn "$group" --query \'TargetHealthDescriptions[].[Target.Id,TargetHealth.State,TargetHealth.Reason]\' --output table; done',
        expect: 'State healthy for every target.',
      },
    ],
  };
}

function negative(configuration: Configuration): Step {
  const { gateway, route, backends } = configuration;
  const loadBalancer = loadBalancerOf(route.kind);
  const [host] = route.hostnames;
  if (passesThrough(configuration)) {
    const name = host ?? '<name in the certificate>';
    return {
      id: 'aws-negative',
      phase: 'negative',
      title: 'See that the client refuses a wrong name',
      text: 'The certificate that the client sees is the backend’s own. For another name the client has to fail.',
      commands: [
        {
          run: `openssl s_client -connect "$(kubectl --namespace ${gateway.namespace} get gateway ${gateway.name} --output jsonpath='{.status.addresses[0].value}'):${gateway.listener.port}" -CAfile ca.crt -servername ${name} -verify_hostname wrong.example -verify_return_error </dev/null`,
          expect: 'Verification fails with a hostname mismatch. With the right name it has to succeed.',
        },
      ],
    };
  }
  const service = backends.map((backend) => serviceOf(backend, configuration)).find((one) => one !== undefined);
  const target = service === undefined ? 'deployment/<backend>' : `service/${service.name}`;
  const namespace = service?.namespace ?? route.namespace;
  return {
    id: 'aws-negative',
    phase: 'negative',
    title: 'Prove that nothing is verified',
    text: 'In a test cluster, give the backend a self-signed certificate for another name and start it again. Traffic keeps flowing: that is what “not verified” means. This command shows which certificate the backend has.',
    commands: [
      {
        run: `kubectl --namespace ${namespace} port-forward ${target} 8443:${service?.port ?? '<port>'} & sleep 2; openssl s_client -connect localhost:8443 </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer -dates; kill $!`,
        expect: `Subject and issuer of the wrong certificate, while requests through the ${loadBalancer} still succeed.`,
      },
    ],
    evidence: [loadBalancer === 'ALB' ? ALB_NEVER_VERIFIES : NLB_NEVER_VERIFIES],
  };
}
