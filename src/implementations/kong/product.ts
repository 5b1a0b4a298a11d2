import type { Configuration } from '../../configuration/configuration.ts';
import type { Fact, Watch } from '../fact.ts';
import type { Field } from '../field.ts';
import type { Versioned } from '../version-findings.ts';

/** One of Kong’s two controllers: they read the same annotations with the same code, and differ in what stands here. */
export interface Product {
  readonly id: string;
  readonly label: string;
  /** One line for those who choose it. */
  readonly says: string;
  readonly versioned: Versioned;
  /** What depends on the version, in one sentence, for those who do not know theirs. */
  readonly differences: string;
  readonly facts: readonly Fact[];
  readonly watches: readonly Watch[];
  readonly fields: KongFields;
  readonly controllerName: string;
  /** Whether GatewayClasses have to say that the controller does not deploy the gateway itself. */
  readonly unmanagedClass: boolean;
  /** Whether only Secrets with a label of the controller’s own are read. */
  readonly labelledSecrets: boolean;
  /** Where the container image of its gateway is set, for those who have to change the gateway’s environment. */
  readonly environment: string;
  /** How its feature gate for alpha APIs is switched on. */
  readonly alphaGate: string;
}

export interface KongFields {
  readonly way: Field;
  readonly gatewayVersion: Field;
  readonly ingressClass: Field;
  /** Whether the Gateway is one of Konnect’s; `null` where the controller has no such Gateways. */
  readonly konnect: Field | null;
}

export function fieldList({ way, gatewayVersion, ingressClass, konnect }: KongFields): readonly Field[] {
  return [way, gatewayVersion, ingressClass, ...(konnect === null ? [] : [konnect])];
}

export type Ask = (configuration: Configuration) => boolean;
