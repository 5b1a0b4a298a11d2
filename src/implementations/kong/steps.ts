import type { Configuration } from '../../configuration/configuration.ts';
import type { Command, Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { gatewayAnswer } from './fields.ts';
import { planServices, type ServicePlan } from './plan.ts';
import type { Product } from './product.ts';
import { FEATURE_GATES, GUIDE, NGINX_DEFAULT, VERIFY_314 } from './sources.ts';

/** What to switch on first, and how to see in Kong itself what it makes of the manifests. */
export function kongSteps(
  configuration: Configuration,
  written: readonly Written[],
  product: Product,
): readonly Step[] {
  const plans = [...planServices(configuration, product).values()];
  return [
    discover(),
    ...(plans.some(({ through }) => through === 'policy') ? [alphaGate(product)] : []),
    ...(plans.some(({ validation }) => validation.mode === 'system') ? [trustStore(product)] : []),
    ...skipped(configuration, product, plans),
    events(configuration, written),
    kongsView(plans),
    ...(plans.some(({ validation }) => validation.mode !== 'skip') ? [negative(plans)] : []),
  ];
}

function discover(): Step {
  return {
    id: 'kon-discover',
    phase: 'discover',
    title: 'Find out which versions of the controller and of Kong Gateway run',
    text: 'They are two images with versions of their own: what is verified by default depends on the gateway’s.',
    commands: [
      {
        run: 'kubectl get pods --all-namespaces --output jsonpath=\'{range .items[*]}{.metadata.namespace}{" "}{.spec.containers[*].image}{"\\n"}{end}\' | grep kong',
        expect: 'The controller’s image, and the gateway’s, such as kong/kong-gateway:3.14.',
      },
    ],
  };
}

function alphaGate({ alphaGate: gate }: Product): Step {
  return {
    id: 'kon-alpha-gate',
    phase: 'prerequisite',
    title: 'Switch the alpha APIs on',
    text: `The controller starts its part for BackendTLSPolicy only with the gate (${gate}) and with v1alpha3 served, and says nothing otherwise. It is restarted; the gateway keeps serving.`,
    commands: [
      {
        run: 'kubectl get crd backendtlspolicies.gateway.networking.k8s.io --output jsonpath=\'{range .spec.versions[?(@.served==true)]}{.name}{" "}{end}\'',
        expect: 'v1alpha3 among them.',
      },
    ],
    evidence: [FEATURE_GATES],
  };
}

function trustStore({ environment }: Product): Step {
  return {
    id: 'kon-trust-store',
    phase: 'prerequisite',
    title: 'Give Kong Gateway the system’s CAs',
    text: `Set the environment variable KONG_NGINX_PROXY_PROXY_SSL_TRUSTED_CERTIFICATE to /etc/ssl/certs/ca-certificates.crt: ${environment}. The gateway’s pods are replaced, and the CAs count for every Service that is verified without a CA of its own.`,
    commands: [],
    evidence: [NGINX_DEFAULT],
  };
}

function skipped(configuration: Configuration, product: Product, plans: readonly ServicePlan[]): Step[] {
  const skips = plans.some(({ validation }) => validation.mode === 'skip');
  if (!skips || gatewayAnswer(product.fields, configuration) === 'older') return [];
  return [
    {
      id: 'kon-verify-off',
      phase: 'prerequisite',
      title: 'Allow Kong Gateway 3.14 and later to skip verification',
      text: `Set KONG_TLS_CERTIFICATE_VERIFY to off: ${product.environment}. Without it the gateway refuses the new configuration as a whole. It holds for everything that the gateway connects to.`,
      commands: [],
      evidence: [VERIFY_314],
    },
  ];
}

function events({ route }: Configuration, written: readonly Written[]): Step {
  const policies = written.filter(({ object }) => object.kind === 'BackendTLSPolicy');
  return {
    id: 'kon-events',
    phase: 'verify',
    title: 'Read what the controller says',
    text: 'It says of annotations and CA objects in events, and of policies in their status. A policy without status is one that nobody reads.',
    commands: [
      {
        run: 'kubectl get events --all-namespaces --field-selector type=Warning | grep -i KongConfiguration',
        expect: 'Nothing new since the change: no KongConfigurationTranslationFailed, no KongConfigurationApplyFailed.',
      },
      ...policies.map(
        ({ object }): Command => ({
          run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get backendtlspolicy ${object.metadata.name} --output jsonpath='{range .status.ancestors[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
          expect: 'Accepted=True.',
        }),
      ),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True, ResolvedRefs=True and Programmed=True.',
      },
    ],
  };
}

function kongsView(plans: readonly ServicePlan[]): Step {
  const verifies = plans.some(({ validation }) => validation.mode !== 'skip');
  return {
    id: 'kon-entities',
    phase: 'verify',
    title: 'See in Kong itself what it has',
    text: 'The Admin API of a gateway pod, read only. Put the pod’s namespace and name in; some installations keep the Admin API on 8444 with a client certificate, or switched off.',
    commands: [
      {
        run: 'kubectl --namespace kong exec deployment/kong-gateway --container proxy -- curl --silent --insecure https://localhost:8444/services | grep -o -E \'"(name|protocol|tls_verify|ca_certificates)":[^,]*\'',
        expect: verifies
          ? 'protocol https (or grpcs), tls_verify true, and the id of the CA.'
          : 'protocol https (or grpcs), tls_verify false.',
      },
    ],
    evidence: [GUIDE],
  };
}

/** Verification that is never seen to fail is only believed. */
function negative(plans: readonly ServicePlan[]): Step {
  const [plan] = plans;
  const service = plan?.service;
  return {
    id: 'kon-negative-log',
    phase: 'negative',
    title: 'See Kong refuse a wrong name or CA',
    text: 'While the name or the CA is wrong on purpose, clients get 502, and the gateway’s log says why. Where it does not, nothing is verified.',
    commands: [
      {
        run: `kubectl --namespace kong logs deployment/kong-gateway --container proxy --since 5m | grep 'upstream SSL certificate'${service === undefined ? '' : ` # Service ${service.namespace}/${service.name}`}`,
        expect: 'upstream SSL certificate verify error, or: upstream SSL certificate does not match.',
      },
    ],
    evidence: [GUIDE],
  };
}
