import type { Json } from '../../manifest/json.ts';

/** A structural schema of a CRD, as far as the project reads it. Its terms are those of `openAPIV3Schema`. */
export interface CrdSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly nullable?: boolean;
  readonly default?: Json;
  readonly properties?: { readonly [name: string]: CrdSchema };
  readonly additionalProperties?: CrdSchema | boolean;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: CrdSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly Json[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly allOf?: readonly CrdSchema[];
  readonly anyOf?: readonly CrdSchema[];
  readonly oneOf?: readonly CrdSchema[];
  readonly not?: CrdSchema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  /** Rules across fields, in CEL. */
  readonly 'x-kubernetes-validations'?: readonly CrdRule[];
  /** In the hand-written schemas only: other fields exist, and nothing is known of them. */
  readonly 'x-others-unchecked'?: true;
  /** In the hand-written schemas only: what the names of fields have to match. */
  readonly 'x-names'?: string;
  /** In the schemas of a cluster only: keywords that stand here and are not understood. */
  readonly 'x-not-understood'?: readonly string[];
}

/** One rule in CEL. Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules */
export interface CrdRule {
  readonly rule: string;
  readonly message?: string;
  /** CEL that makes the message. */
  readonly messageExpression?: string;
  /** The field that the rule blames: a path from where the rule stands, `.spec.name` or `['a.b']`. */
  readonly fieldPath?: string;
  /** A rule over `oldSelf` that holds for new objects as well. */
  readonly optionalOldSelf?: boolean;
}
