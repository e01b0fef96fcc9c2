import { Component } from "preact";

/** While it is drawn, the browser asks before the page is left. */
export class LeaveGuard extends Component {
  override componentDidMount() {
    addEventListener("beforeunload", ask);
  }

  override componentWillUnmount() {
    removeEventListener("beforeunload", ask);
  }

  override render() {
    return null;
  }
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
