/** What a function throws where the project cannot answer, though Kubernetes can: never a reason to refuse an object. */
export class BeyondThis extends Error {}

/** What a function throws where Kubernetes cannot answer either, and refuses the object for it. */
export class NoAnswer extends Error {}
