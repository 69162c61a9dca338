/** A refusal of the token endpoint: `{"error": code, "error_description": message}`. */
export class OAuthRefusal extends Error {
  readonly code: string;

  constructor(code: string, description: string) {
    super(description);
    this.name = 'OAuthRefusal';
    this.code = code;
  }
}
