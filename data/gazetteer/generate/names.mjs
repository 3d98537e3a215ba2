// Keys under which names of places from different sources are compared.

// The whole name: `St. Märgen` and `Sankt Märgen`, `Zülpich` and `Zulpich` are the same.
export function nameKey(name) {
  return name
    .toLowerCase()
    .replace(/\bst\. ?/g, 'sankt ')
    .replace(/\bhann\. ?/g, 'hannoversch ')
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

// The same, or one of them says nothing about where: `Hattersheim` and `Hattersheim am Main`, but not
// `Langenbach bei Kirburg` and `Langenbach bei Marienberg`.
export function isSameOrBareName(left, right) {
  const [leftKey, rightKey] = [nameKey(left), nameKey(right)];
  return leftKey === rightKey || baseNameKey(left) === rightKey || leftKey === baseNameKey(right);
}
