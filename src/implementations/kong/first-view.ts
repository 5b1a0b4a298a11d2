import type { Implementation } from '../implementation.ts';
import { ALL_ANNOTATIONS } from './annotations.ts';
import { examineKong } from './examine.ts';
import { gatewayAnswer } from './fields.ts';
import { inspectKong } from './inspect.ts';
import { observeKong } from './observe.ts';
import { fieldList, type Product } from './product.ts';
import { references } from './references.ts';
import { ANNOTATIONS } from './sources.ts';
import { kongSteps } from './steps.ts';
import { symptoms } from './symptoms.ts';
import { stillUnsure } from './tls-verdict.ts';
import { writeKong } from './write.ts';

/** One of Kong’s controllers, but for the way back. */
export function kongFirstView(product: Product): Implementation {
  return {
    says: product.says,
    versions: product.versioned.versions,
    facts: product.facts,
    watches: product.watches,
    fields: fieldList(product.fields),
    symptoms,
    write: (configuration) => writeKong(configuration, product),
    observe: (found) => observeKong(found, product),
    settle: (hop, configuration) => ({
      ...hop,
      unsure: stillUnsure(hop.unsure, gatewayAnswer(product.fields, configuration)),
    }),
    examine: (configuration) => examineKong(configuration, product),
    inspect: (found, hops) => inspectKong(found, hops, product),
    steps: (configuration, written) => kongSteps(configuration, written, product),
    references,
    annotations: { names: ALL_ANNOTATIONS, evidence: [ANNOTATIONS] },
  };
}
