// Title and remedy of each reason that the service gives, from the comments of ErrorReason.
export function errorReasons(files, comments) {
  const reasons = {};
  for (const file of files) {
    const found = file.enumType.find((type) => type.name === "ErrorReason");
    for (const value of found?.value ?? []) {
      if (value.number === 0) continue;
      const text = comments.of(`${file.package}.ErrorReason.${value.name}`).replace(/\s*\n\s*/g, " ");
      const parts = /^[A-Z_]+\. (.*?\.)(?: .*)? Remedy: (.*)$/.exec(text);
      if (!parts) throw new Error(`${value.name}: expected a comment of the form "CODE. What happened. Remedy: what to do."`);
      reasons[value.name.replace(/^ERROR_REASON_/, "")] = { title: parts[1].replace(/;.*$/, "."), remedy: sentence(parts[2]) };
    }
  }
  if (Object.keys(reasons).length === 0) throw new Error("no ErrorReason in the protos");
  return reasons;
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
