import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { emitValue } from '../../manifest/emit.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import { abilitiesOf } from './abilities.ts';
import { CRD_MANUAL, GATEWAY_MANUAL, HELM_VALUES, HTTP_ROUTE, ROUND_TRIPPER } from './sources.ts';

/** What has to be there first, and how to see that Traefik does what the diagram says. */
export function steps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  return [
    discover(),
    ...switchedOn(configuration, written),
    status(configuration, ofKind(written, 'BackendTLSPolicy')),
    ownView(configuration, ofKind(written, 'TraefikService').length > 0),
    ...negative(configuration),
  ];
}

function ofKind(written: readonly Written[], kind: string): readonly Written[] {
  return written.filter(({ object }) => object.kind === kind);
}

function discover(): Step {
  return {
    id: 'tra-discover',
    phase: 'discover',
    title: 'Find out which version of Traefik runs, and which providers it has',
    text: 'The tag of the image is the version; the arguments say what is switched on. A listener’s port has to be that of an entry point, such as 8443 with the Helm chart, where the Service maps 443 to it.',
    commands: [
      {
        run: 'kubectl get deployments --all-namespaces --selector app.kubernetes.io/name=traefik --output jsonpath=\'{range .items[*]}{.metadata.namespace}{" "}{.spec.template.spec.containers[0].image}{"\\n"}{end}\'',
        expect: 'A namespace, and an image with a tag such as v3.7.14.',
      },
      {
        run: 'kubectl get deployments --all-namespaces --selector app.kubernetes.io/name=traefik --output yaml | grep -E "providers\\.|serversTransport|entryPoints\\..*address"',
        expect:
          '--providers.kubernetesgateway, and --providers.kubernetescrd where a TraefikService is used. No --serversTransport.insecureSkipVerify=true: it switches verification off for everything without a ServersTransport.',
      },
    ],
    evidence: [GATEWAY_MANUAL, HELM_VALUES],
  };
}

/** The values of the Helm chart, and the arguments that they come to. */
function switchedOn({ setting }: Configuration, written: readonly Written[]): readonly Step[] {
  const crd = ofKind(written, 'TraefikService').length > 0;
  const external = ofKind(written, 'Service').some(({ object }) => JSON.stringify(object).includes('"ExternalName"'));
  const flag = ofKind(written, 'BackendTLSPolicy').length > 0 && abilitiesOf(setting).withoutFlag === 'no';
  if (!crd && !flag) return [];
  const kubernetesCRD = crd ? compact({ enabled: true, allowExternalNameServices: external || undefined }) : undefined;
  const kubernetesGateway: JsonObject = compact({ enabled: true, experimentalChannel: flag || undefined });
  const path = 'traefik-values.yaml';
  const args = [
    '--providers.kubernetesgateway=true',
    ...(flag ? ['--providers.kubernetesgateway.experimentalchannel=true'] : []),
    ...(crd ? ['--providers.kubernetescrd=true'] : []),
    ...(external ? ['--providers.kubernetescrd.allowexternalnameservices=true'] : []),
  ];
  return [
    {
      id: 'tra-switch-on',
      phase: 'prerequisite',
      title: 'Switch on what these manifests need',
      text: `With Helm by these values; without it by the arguments ${args.join(' ')}. Traefik reads them when it starts: its pods are replaced one by one, and traffic goes on where there are several.${flag ? ' experimentalChannel makes Traefik wait for TCPRoute and TLSRoute v1alpha2 as well, and needs rights on backendtlspolicies, their status and configmaps.' : ''}`,
      commands: [
        {
          run: `helm upgrade traefik traefik/traefik --namespace traefik --reuse-values --version "$(helm list --namespace traefik --filter '^traefik$' --output json | sed 's/.*traefik-\\([0-9.]*\\)".*/\\1/')" --values ${path}`,
          expect: 'Release “traefik” has been upgraded.',
        },
        {
          run: 'kubectl --namespace traefik rollout status deployment traefik',
          expect: 'deployment “traefik” successfully rolled out.',
        },
      ],
      file: { path, content: emitValue({ providers: compact({ kubernetesCRD, kubernetesGateway }) }) },
      evidence: [GATEWAY_MANUAL, CRD_MANUAL, HELM_VALUES],
    },
  ];
}

const CONDITIONS = '{range .conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}';

function status({ route }: Configuration, policies: readonly Written[]): Step {
  return {
    id: 'tra-status',
    phase: 'verify',
    title: 'Read what Traefik says of the manifests',
    text: 'A policy without any condition is one that matched no Service of a route. TraefikService and ServersTransport have no status: the log tells what is wrong with them.',
    commands: [
      ...policies.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtlspolicy ${object.metadata.name} --output jsonpath='{range .status.ancestors[*]}${CONDITIONS}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      })),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*]}${CONDITIONS}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
      {
        run: 'kubectl --namespace traefik logs deployment/traefik --since 5m | grep -E "ServersTransport|TraefikService|CA Secret|ConfigMap|x509"',
        expect: 'Nothing: no CA or Secret is missed, and no certificate is refused.',
      },
    ],
    evidence: [HTTP_ROUTE],
  };
}

function ownView({ route }: Configuration, transports: boolean): Step {
  const streams = route.kind === 'TLSRoute' || route.kind === 'TCPRoute';
  return {
    id: 'tra-api',
    phase: 'verify',
    title: 'See in Traefik itself what it connects to',
    text: 'The configuration that Traefik really has, through its API (on port 8080 with the Helm chart, where the API is on). Servers whose address begins with https:// are spoken to over TLS. Nothing is changed; the first command stays open while you look.',
    commands: [
      {
        run: 'kubectl --namespace traefik port-forward deployment/traefik 8080:8080 &',
        expect: 'Forwarding from 127.0.0.1:8080.',
      },
      {
        run: `curl --silent localhost:8080/api/${streams ? 'tcp' : 'http'}/services | grep -o -E '"(url|address|serversTransport)":"[^"]*"'`,
        expect: `Servers of the backend, each with a serversTransport${transports ? ' of the name in the manifests' : ''}${streams ? '' : ' and a url that begins with https://'}.`,
      },
    ],
    evidence: [ROUND_TRIPPER],
  };
}

/** Verification that is never seen to fail is only believed. */
function negative({ backends }: Configuration): Step[] {
  if (!backends.some(({ validation }) => validation.mode !== 'skip')) return [];
  return [
    {
      id: 'tra-negative-log',
      phase: 'negative',
      title: 'See Traefik log the refusal',
      text: 'While the name or the CA is wrong on purpose, every request has to be answered with 500 and leave a line in the log (at level DEBUG). Where it is not, nothing is verified. Connections that are open already go on until they are closed.',
      commands: [
        {
          run: 'kubectl --namespace traefik logs deployment/traefik --since 1m | grep "x509:"',
          expect:
            'x509: certificate is valid for …, not … with a wrong name; x509: certificate signed by unknown authority with a wrong CA.',
        },
      ],
    },
  ];
}
