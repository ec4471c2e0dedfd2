/** Saves a text as a file, where the browser keeps downloads. */
export const download = (file: string, text: string, type = 'text/plain'): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  // A name from the engine is data: nothing in it leads to another folder.
  link.download = file.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '');
  link.click();
  URL.revokeObjectURL(url);
};
