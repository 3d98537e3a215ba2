// The comments of protos, by full name of what they stand at.
export class Comments {
  #texts = new Map();

  constructor(files) {
    for (const file of files) {
      const byPath = new Map();
      for (const location of file.sourceCodeInfo?.location ?? []) {
        if (location.leadingComments) byPath.set(location.path.join(), tidy(location.leadingComments));
      }
      const note = (name, path) => this.#texts.set(name, byPath.get(path.join()) ?? "");
      const each = (list, path, prefix, visit) =>
        list.forEach((item, i) => {
          const itemPath = [...path, i];
          const name = `${prefix}.${item.name}`;
          note(name, itemPath);
          visit?.(item, itemPath, name);
        });
      const ofEnum = (item, path, name) => each(item.value, [...path, 2], name);
      const ofMessage = (item, path, name) => {
        each(item.field, [...path, 2], name);
        each(item.nestedType, [...path, 3], name, ofMessage);
        each(item.enumType, [...path, 4], name, ofEnum);
      };
      each(file.messageType, [4], file.package, ofMessage);
      each(file.enumType, [5], file.package, ofEnum);
      each(file.service, [6], file.package, (item, path, name) => each(item.method, [...path, 2], name));
    }
  }

  of(name) {
    return this.#texts.get(name) ?? "";
  }
}

function tidy(text) {
  return text
    .split("\n")
    .map((line) => line.replace(/^ /, "").trimEnd())
    .join("\n")
    .trim();
}
