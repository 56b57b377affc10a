// Where the screen starts. It mounts the routes and knows no feature.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles/main.css";

const root = document.getElementById("root");
if (root) createRoot(root).render(<StrictMode>書かない</StrictMode>);
