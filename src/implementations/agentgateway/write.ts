import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Configuration, Validation } from '../../configuration/configuration.ts';
import { clientCertificateChange } from '../../gateway-api/client-certificate.ts';
import { type BackendRefWriter, created, NO_CHANGE, serviceRef, weightOf } from '../../gateway-api/resources.ts';
import { skipAnnotations } from '../../gateway-api/skip-annotations.ts';
import { caManifests, standardPolicy } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact, type K8sObject } from '../../manifest/object.ts';
import { refsBefore } from '../own-backend-refs.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { carrierOf, chainCaOf, type OwnPlan, planOwn } from './plan.ts';
import { OWN_API, OWN_GROUP, watches } from './watches.ts';

export const CONTROLLER = 'agentgateway.dev/agentgateway';

/** BackendTLSPolicies, AgentgatewayPolicies on Services, and an AgentgatewayBackend for each host outside the cluster. */
export function write(configuration: Configuration): readonly Written[] {
  const plans = planOwn(configuration);
  const standard = standardParts(configuration, watches);
  return writeManifests(configuration, {
    ...standard,
    policyOf: (backend, index) => (plans[index] === undefined ? standardPolicy(backend, index) : undefined),
    own: [...new Set(plans)].flatMap((plan) => (plan === undefined ? [] : ownManifests(configuration, plan))),
    refs: {
      before: refsBefore(configuration),
      after: refTo(configuration, plans),
      why: 'The route leads to the AgentgatewayBackend that stands for the host.',
    },
    refOf: (backend, index) => backendOf(plans[index]) ?? standard.refOf(backend, index),
    gatewayChange: gatewayShows(configuration) ? clientCertificateChange(configuration) : NO_CHANGE,
    controllerName: CONTROLLER,
  });
}

/** Whether the Gateway’s own field shows the client certificate: to backends with a BackendTLSPolicy, from its own namespace. */
export function gatewayShows(configuration: Configuration): boolean {
  const { backends, clientCertificate, gateway } = configuration;
  return (
    clientCertificate?.namespace === gateway.namespace &&
    backends.some((backend) => carrierOf(backend, configuration) === 'BackendTLSPolicy')
  );
}

function ownManifests(configuration: Configuration, plan: OwnPlan): readonly Written[] {
  const backend = configuration.backends[plan.index];
  if (backend === undefined) return [];
  const { validation } = backend;
  const at = backendPath(plan.index);
  const metadata = compact({ name: plan.name, namespace: plan.namespace, annotations: skipAnnotations(validation) });
  const object: K8sObject = {
    apiVersion: OWN_API,
    kind: plan.kind,
    metadata: { ...metadata, name: plan.name },
    spec: specOf(plan),
  };
  const chain = validation.mode === 'skip' ? chainCaOf(configuration) : undefined;
  const relied: Validation =
    chain === undefined
      ? validation
      : { mode: 'custom', hostname: '', subjectAltNames: [], ca: { kind: 'ConfigMap', name: chain } };
  return [
    ...caManifests(relied, plan.namespace, plan.index),
    created(object, [`${at}.validation`, `${at}.target`, 'options', 'clientCertificate']),
  ];
}

function specOf({ target, tls }: OwnPlan): JsonObject {
  if (target.kind === 'ExternalHost')
    return { static: { host: target.hostname, port: target.port }, policies: { tls } };
  return {
    // The number, not the name: a name would never match.
    targetRefs: [{ group: '', kind: 'Service', name: target.name, sectionName: String(target.port) }],
    backend: { tls },
  };
}

function backendOf(plan: OwnPlan | undefined) {
  if (plan?.kind !== 'AgentgatewayBackend') return undefined;
  return { group: OWN_GROUP, kind: plan.kind, namespace: plan.namespace, name: plan.name };
}

function refTo(configuration: Configuration, plans: readonly (OwnPlan | undefined)[]): BackendRefWriter {
  return (placed) => {
    const to = backendOf(plans[placed.index]);
    if (to !== undefined) {
      const namespace = to.namespace === configuration.route.namespace ? undefined : to.namespace;
      return compact({ group: to.group, kind: to.kind, name: to.name, namespace, weight: weightOf(placed) });
    }
    const service = serviceOf(placed.backend, configuration);
    return service && serviceRef(configuration, service, placed);
  };
}
