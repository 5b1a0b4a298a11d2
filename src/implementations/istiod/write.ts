import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { type BackendRefWriter, created, serviceRef, weightOf } from '../../gateway-api/resources.ts';
import { caManifests, type PolicyWish, standardPolicy } from '../../gateway-api/write-standard.ts';
import type { Written } from '../../gateway-api/written.ts';
import { compact, type K8sObject } from '../../manifest/object.ts';
import { refsBefore } from '../own-backend-refs.ts';
import { standardParts, writeManifests } from '../write-manifests.ts';
import { able, type Dialect } from './dialect.ts';
import { ISTIO_API, ISTIO_GROUP } from './kinds.ts';
import { type Plan, planFor } from './plan.ts';
import { type EntryPlan, entryFor } from './plan-entries.ts';
import type { RulePlan } from './plan-rules.ts';

/** Policies, or rules for the Gateway alone; and entries for hosts outside the cluster. */
export function writeWith(dialect: Dialect, configuration: Configuration): readonly Written[] {
  const plan = planFor(dialect, configuration);
  return writeManifests(configuration, {
    ...standardParts(configuration, dialect.watches),
    policyOf: (backend, index) => policyOf(dialect, configuration, plan, backend, index),
    own: [...plan.entries.map(entryManifest), ...plan.rules.flatMap((rule) => ruleManifests(rule, plan))],
    refs: {
      before: refsBefore(configuration),
      after: refAfter(configuration),
      why: 'The route leads to the host outside the cluster, which a ServiceEntry makes known.',
    },
    controllerName: dialect.controllerName,
  });
}

function policyOf(
  dialect: Dialect,
  { setting }: Configuration,
  { ways, entries }: Plan,
  backend: Backend,
  index: number,
): PolicyWish | undefined {
  const { target, validation } = backend;
  if (validation.mode === 'skip' || ways[index] === 'rule') return undefined;
  const named = { ...validation, subjectAltNames: withNames(validation) };
  if (target.kind === 'ExternalHost') {
    const entry = entryFor(entries, target.namespace, target.hostname);
    const port = entry?.ports.find(({ number }) => number === target.port);
    return (
      entry && {
        index,
        namespace: target.namespace,
        validation: named,
        target: { group: ISTIO_GROUP, kind: 'ServiceEntry', name: entry.name, sectionName: port?.name ?? null },
      }
    );
  }
  const wish = standardPolicy({ ...backend, validation: named }, index);
  const whole = target.kind === 'Service' && able(dialect, 'policy-sections', setting) === 'no';
  return wish && whole ? { ...wish, target: { ...wish.target, sectionName: null } } : wish;
}

/** The host name is checked only where it stands among the names. */
function withNames(validation: Exclude<Backend['validation'], { mode: 'skip' }>) {
  const { hostname, subjectAltNames } = validation;
  return subjectAltNames.length === 0 ? [{ type: 'Hostname' as const, hostname }] : subjectAltNames;
}

function entryManifest({ namespace, name, host, ports, index }: EntryPlan): Written {
  const object: K8sObject = {
    apiVersion: ISTIO_API,
    kind: 'ServiceEntry',
    metadata: { name, namespace },
    spec: {
      hosts: [host],
      location: 'MESH_EXTERNAL',
      ports: ports.map(({ number, name: portName, protocol }) => ({ number, name: portName, protocol })),
      resolution: 'DNS',
    },
  };
  return created(object, [`${backendPath(index)}.target`]);
}

/** A rule with the CA objects that it names, which stand beside it. */
function ruleManifests(rule: RulePlan, { proxy }: Plan): readonly Written[] {
  const { name, host, ports, annotations, index } = rule;
  const object: K8sObject = {
    apiVersion: ISTIO_API,
    kind: 'DestinationRule',
    metadata: { name, namespace: proxy.namespace, ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      host,
      workloadSelector: { matchLabels: proxy.selector },
      trafficPolicy: { portLevelSettings: ports.map(({ number, tls }) => ({ port: { number }, tls })) },
    },
  };
  const from = [`${backendPath(index)}.validation`, `${backendPath(index)}.target`, 'clientCertificate', 'options'];
  return [...ports.flatMap((port) => caManifests(port.validation, proxy.namespace, port.index)), created(object, from)];
}

function refAfter(configuration: Configuration): BackendRefWriter {
  return (placed) => {
    const { target } = placed.backend;
    const service = serviceOf(placed.backend, configuration);
    if (service !== undefined) return serviceRef(configuration, service, placed);
    if (target.kind !== 'ExternalHost') return undefined;
    return compact({
      group: ISTIO_GROUP,
      kind: 'Hostname',
      name: target.hostname,
      port: target.port,
      weight: weightOf(placed),
    });
  };
}
