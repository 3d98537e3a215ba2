// Keys under which names of places from different sources are compared.

// The whole name: `St. Märgen` and `Sankt Märgen`, `Zülpich` and `Zulpich` are the same.
export function nameKey(name) {
  return name
    .toLowerCase()
    .replace(/\bst\. ?/g, 'sankt ')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}

// The name without what tells it from its namesakes: `Neustadt` of `Neustadt a.d. Aisch`.
export function baseNameKey(name) {
  const qualifier = /\s*[(/,].*$|\s+(a|am|an|auf|b|bei|d|i|im|in|ob|u|v|vor)\b.*$/;
  return nameKey(name.replace(qualifier, ''));
}

export function isSameName(left, right) {
  return nameKey(left) === nameKey(right) || baseNameKey(left) === baseNameKey(right);
}
