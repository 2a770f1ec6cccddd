"""What people do in the workspace, and what comes of it: the app is told, and its answer is carried out."""
