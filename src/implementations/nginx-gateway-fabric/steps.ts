import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { emitValue } from '../../manifest/emit.ts';
import { type Abilities, abilitiesOf, factBehind } from './abilities.ts';
import { passesThrough } from './fields.ts';
import { MANAGER, TEMPLATE } from './sources.ts';

/** What has to be there first, and how to see that nginx does what the diagram says. */
export function steps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  const abilities = abilitiesOf(configuration.setting);
  const passes = passesThrough(configuration);
  return [
    discover(),
    ...experimental(configuration, abilities),
    ...secretType(configuration),
    status(configuration, written),
    ...(passes ? [] : [nginxView(configuration, abilities)]),
    ...(passes ? [wrongName(configuration)] : []),
  ];
}

function discover(): Step {
  return {
    id: 'ngf-discover',
    phase: 'discover',
    title: 'Find out which version of NGINX Gateway Fabric runs, and which image nginx has',
    text: 'The tag of the controller’s image is the version. Images of nginx on UBI have “ubi” in their tag.',
    commands: [
      {
        run: 'kubectl get deployments --all-namespaces --selector app.kubernetes.io/name=nginx-gateway-fabric --output jsonpath=\'{range .items[*]}{.metadata.namespace}/{.metadata.name} {.spec.template.spec.containers[*].image} {.spec.template.spec.containers[*].args}{"\\n"}{end}\'',
        expect: 'An image with a tag such as 2.6.7, and the flags of the controller.',
      },
    ],
  };
}

/** The Helm value for kinds that are behind a flag in this version. */
function experimental({ route }: Configuration, abilities: Abilities): Step[] {
  const needed =
    route.kind === 'TCPRoute'
      ? 'no'
      : route.kind === 'TLSRoute'
        ? abilities.tlsRouteWithoutFlag
        : abilities.policyWithoutFlag;
  if (needed === 'yes') return [];
  const path = 'nginx-gateway-fabric-values.yaml';
  const fact = factBehind(route.kind === 'TLSRoute' ? 'tlsRouteWithoutFlag' : 'policyWithoutFlag');
  const says = route.kind === 'TCPRoute' ? 'TCPRoutes are read only with them.' : fact.claim;
  return [
    {
      id: 'ngf-experimental',
      phase: 'prerequisite',
      title: 'Switch the experimental features on',
      text: `${says} The controller restarts; nginx keeps serving meanwhile from 2.0 on, and before that both are one pod. The CRDs of the experimental channel have to be there first.`,
      commands: [
        {
          run: `helm upgrade ngf oci://ghcr.io/nginx/charts/nginx-gateway-fabric --namespace nginx-gateway --reuse-values --values ${path}`,
          expect: 'Release “ngf” has been upgraded. Give the version that you have with --version.',
        },
      ],
      file: { path, content: emitValue({ nginxGateway: { gwAPIExperimentalFeatures: { enable: true } } }) },
      evidence: [MANAGER, ...fact.evidence],
    },
  ];
}

function secretType({ backends }: Configuration): Step[] {
  const secrets = new Map(
    backends.flatMap(({ target, validation }) =>
      validation.mode === 'custom' && validation.ca.kind === 'Secret'
        ? [
            [
              `${target.namespace}/${validation.ca.name}`,
              { namespace: target.namespace, name: validation.ca.name },
            ] as const,
          ]
        : [],
    ),
  );
  if (secrets.size === 0) return [];
  return [
    {
      id: 'ngf-secret',
      phase: 'prerequisite',
      title: 'See that the Secret with the CA is of the right type',
      text: 'Only kubernetes.io/tls is taken, with ca.crt beside tls.crt and tls.key. Nothing is changed.',
      commands: [...secrets.values()].map(({ namespace, name }) => ({
        run: `kubectl --namespace ${namespace} get secret ${name} --output go-template='{{.type}}{{range $key, $value := .data}} {{$key}}{{end}}{{"\\n"}}'`,
        expect: 'kubernetes.io/tls ca.crt tls.crt tls.key',
      })),
    },
  ];
}

function status({ route }: Configuration, written: readonly Written[]): Step {
  const policies = written.filter(({ object }) => object.kind === 'BackendTLSPolicy');
  return {
    id: 'ngf-status',
    phase: 'verify',
    title: 'Read what NGINX Gateway Fabric says of the manifests',
    text: 'A policy without any condition matched no backend of a route: nginx then speaks plain text. Accepted=True says that the policy is valid, not that the backend’s certificate is.',
    commands: [
      ...policies.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtlspolicy ${object.metadata.name} --output jsonpath='{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True, for each Gateway.',
      })),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
    ],
  };
}

/** Each Gateway has a Deployment of its own, named after it and its class. */
function nginxView({ gateway }: Configuration, { gatewayDeployments }: Abilities): Step {
  const where =
    gatewayDeployments === 'no'
      ? '--namespace nginx-gateway exec deployment/nginx-gateway --container nginx'
      : `--namespace ${gateway.namespace} exec deployment/${gateway.name}-${gateway.className}`;
  return {
    id: 'ngf-nginx',
    phase: 'verify',
    title: 'See in nginx itself what is sent and checked',
    text: 'The configuration that nginx really has. Nothing is changed.',
    commands: [
      {
        run: `kubectl ${where} -- nginx -T 2>/dev/null | grep -E 'proxy_pass|grpc_pass|_ssl_(verify|name|server_name|trusted_certificate|certificate)'`,
        expect: 'For the route’s locations: https in proxy_pass (grpcs in grpc_pass), verify on, and the host name.',
      },
      {
        run: `kubectl ${where.replace('exec', 'logs')} --since 10m | grep 'upstream SSL'`,
        expect: 'Nothing, unless a verification has failed.',
      },
    ],
    evidence: [TEMPLATE],
  };
}

function wrongName({ gateway, route }: Configuration): Step {
  const [host = '<name in the certificate>'] = route.hostnames;
  return {
    id: 'ngf-passthrough',
    phase: 'negative',
    title: 'See that the client refuses a wrong name',
    text: 'The certificate that the client sees is the backend’s own. For another name the client has to fail.',
    commands: [
      {
        run: `openssl s_client -connect "$(kubectl --namespace ${gateway.namespace} get gateway ${gateway.name} --output jsonpath='{.status.addresses[0].value}'):${gateway.listener.port}" -CAfile ca.crt -servername ${host} -verify_hostname wrong.example -verify_return_error </dev/null`,
        expect: 'Verification fails with a hostname mismatch. With the right name it has to succeed.',
      },
    ],
  };
}
