/** Thrown inside a transaction by whoever asked for it: everything is rolled back, and the error arrives as it is. */
export abstract class RequestRefusal extends Error {}
