// Putting nodes in: whatever way they were made, they are looked at before they are on the page.

import { isStyle, nodeType } from "../natives.js";
import { settleArgument, settleText } from "./css.js";
import { sweep } from "./element.js";
import { goOn } from "./frame.js";
import { patch } from "./patch.js";

function insert(self, args, go) {
  const isCss = isStyle(self);
  for (let i = 0; i < args.length; i++) {
    // Text that becomes a style sheet is CSS before it is put in, since `@import` asks at once.
    if (isCss && typeof args[i] === "string") settleArgument(args, i);
    else if (isCss && nodeType(args[i])) settleText(args[i], { __proto__: null });
    sweep(args[i]);
  }
  return goOn(go);
}

export function installInsertion() {
  patch(
    "Node Element Document DocumentFragment CharacterData Range",
    "appendChild insertBefore replaceChild moveBefore insertNode importNode adoptNode append prepend before after "
      + "replaceWith replaceChildren insertAdjacentElement insertAdjacentText appendData insertData replaceData",
    insert,
  );
}
