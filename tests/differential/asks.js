// A worker that asks its own host.

const request = new XMLHttpRequest();
request.open("GET", "text", false);
request.send();
fetch("data").then(async (response) => {
  const failed = await fetch("http://:").catch((error) => [error.name, error instanceof TypeError]);
  postMessage([request.status, request.responseText, new URL(request.responseURL).pathname, await response.json(), new URL(response.url).pathname, failed]);
});
