/**
 * What is wrong with the `urlMapping` of a REST resource, in the platform's words, or null.
 * @remarks https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_rest_resource.htm
 */
export function restUrlMistake(url: string): string | null {
  if (url === '') return 'Rest Resource url cannot be empty';
  if (url.length > 255) return 'Rest Resource url cannot be longer than 255 characters';
  if (!url.startsWith('/')) return "Rest Resource url must begin with a forward slash, '/'";
  for (let index = 0; index < url.length; index++) {
    if (url[index] !== '*') continue;
    if (url[index - 1] !== '/')
      return "Rest Resource url wildcard, '*', must be preceded by a forward slash, '/'";
    const next = url[index + 1];
    if (next !== undefined && next !== '/')
      return "Rest Resource url wildcard, '*', must be followed by a forward slash, '/', or be the last character";
  }
  return null;
}
